import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A build step, run by Maven as a source file: rewrites a jar so that programs in it start faster.
 *
 * <p>The JVM stores only classes with stack maps in an AOT cache, so classes of Java 5 and older (the command line library's) are
 * brought to the format of Java 8: 55 ms less at each start with a cache. Entries are stored without compression: 10 ms less at a
 * start without one. Call sites whose code the JVM would make at each start are replaced by that code, see {@link LinkedSites}. Order
 * and times of the entries stay as they are, so the same input gives the same output.
 */
public final class FastStartJar {
  private FastStartJar() {}

  /**
   * Rewrites the jar.
   *
   * @param arguments the jar's path
   */
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path next = jar.resolveSibling(jar.getFileName() + ".next");
    try (ZipFile in = new ZipFile(jar.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        OutputStream file = Files.newOutputStream(next);
        ZipOutputStream out = new ZipOutputStream(file)) {
      ClassFile format =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
      out.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry : in.stream().toList()) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        write(out, entry, entry.getName().endsWith(".class") ? modernized(format, content) : content);
      }
    }
    Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] modernized(ClassFile format, byte[] content) {
    ClassModel model = format.parse(content);
    if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
      return LinkedSites.link(format, model).orElse(content);
    }
    // Method bodies must be taken apart and put together, else they are copied as they are, without stack maps.
    ClassTransform bodies = ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
    return format.transformClass(
        model, bodies.andThen(ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0))));
  }

  private static void write(ZipOutputStream out, ZipEntry old, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(old.getName());
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setTimeLocal(old.getTimeLocal());
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}

/**
 * Writes out what {@code switch} over types and the {@code equals} and {@code hashCode} of records leave to the JVM. The first of these
 * that a program reaches costs it 20 ms and each further one 1 to 10 ms, and JDK 25 keeps no such code in an AOT cache. Each call site
 * becomes the call of a method of its own.
 */
final class LinkedSites {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  private final ClassModel model;
  private final List<Consumer<ClassBuilder>> methods = new ArrayList<>();

  private LinkedSites(ClassModel model) {
    this.model = model;
  }

  /** The class with its call sites written out; empty if it has none. */
  static Optional<byte[]> link(ClassFile format, ClassModel model) {
    LinkedSites sites = new LinkedSites(model);
    CodeTransform calls =
        (builder, element) -> {
          if (!(element instanceof InvokeDynamicInstruction call && sites.link(builder, call))) {
            builder.with(element);
          }
        };
    byte[] linked =
        format.transformClass(
            model,
            ClassTransform.transformingMethodBodies(
                    method -> method.code().stream().anyMatch(LinkedSites::isDynamic), calls)
                .andThen(ClassTransform.endHandler(builder -> sites.methods.forEach(method -> method.accept(builder)))));
    return sites.methods.isEmpty() ? Optional.empty() : Optional.of(linked);
  }

  private static boolean isDynamic(CodeModel code) {
    for (CodeElement element : code) {
      if (element instanceof InvokeDynamicInstruction) {
        return true;
      }
    }
    return false;
  }

  /** Replaces the call, if it is one of those that this class knows. */
  private boolean link(CodeBuilder code, InvokeDynamicInstruction call) {
    String bootstrap = call.bootstrapMethod().owner().displayName() + "." + call.bootstrapMethod().methodName();
    Optional<Consumer<CodeBuilder>> body =
        switch (bootstrap) {
          case "SwitchBootstraps.typeSwitch" -> typeSwitch(call.bootstrapArgs());
          case "ObjectMethods.bootstrap" ->
              switch (call.name().stringValue()) {
                case "equals" -> Optional.of(method -> equality(method, fields(call)));
                case "hashCode" -> Optional.of(method -> hash(method, fields(call)));
                default -> Optional.empty(); // toString is for messages
              };
          default -> Optional.empty();
        };
    body.ifPresent(
        instructions -> {
          String name = call.name().stringValue() + "$" + methods.size();
          int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
          methods.add(builder -> builder.withMethodBody(name, call.typeSymbol(), flags, instructions));
          code.invokestatic(model.thisClass().asSymbol(), name, call.typeSymbol(), model.flags().has(AccessFlag.INTERFACE));
        });
    return body.isPresent();
  }

  /**
   * (value, first) → the number of the first label from {@code first} on that is a type of the value; the number of labels if none
   * is, and -1 for null. Empty if a label is a constant.
   */
  private static Optional<Consumer<CodeBuilder>> typeSwitch(List<ConstantDesc> labels) {
    if (!labels.stream().allMatch(label -> label instanceof ClassDesc type && type.isClassOrInterface())) {
      return Optional.empty();
    }
    return Optional.of(
        code -> {
          code.aload(0).ifThen(Opcode.IFNULL, none -> none.loadConstant(-1).ireturn());
          for (int i = 0; i < labels.size(); i++) {
            int label = i;
            code.iload(1)
                .loadConstant(i)
                .ifThen(
                    Opcode.IF_ICMPLE,
                    reached ->
                        reached
                            .aload(0)
                            .instanceOf((ClassDesc) labels.get(label))
                            .ifThen(Opcode.IFNE, found -> found.loadConstant(label).ireturn()));
          }
          code.loadConstant(labels.size()).ireturn();
        });
  }

  /** The fields of the record whose method is linked: behind the class and the names among the arguments. */
  private static List<DirectMethodHandleDesc> fields(InvokeDynamicInstruction call) {
    return call.bootstrapArgs().stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
  }

  /** (record, object) → are they equal? */
  private void equality(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    ClassDesc record = model.thisClass().asSymbol();
    code.aload(1).instanceOf(record).ifThen(Opcode.IFEQ, other -> other.loadConstant(0).ireturn());
    code.aload(1).checkcast(record).astore(2);
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = type(field);
      code.aload(0).getfield(record, field.methodName(), type).aload(2).getfield(record, field.methodName(), type);
      Opcode unequal = Opcode.IFNE;
      if (!type.isPrimitive()) {
        code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
        unequal = Opcode.IFEQ;
      } else {
        code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
      }
      code.ifThen(unequal, different -> different.loadConstant(0).ireturn());
    }
    code.loadConstant(1).ireturn();
  }

  /** record → its hash code, which the JDK leaves open but for its use of the fields' own. */
  private void hash(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    ClassDesc record = model.thisClass().asSymbol();
    code.loadConstant(0);
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = type(field);
      code.loadConstant(31).imul().aload(0).getfield(record, field.methodName(), type);
      if (type.isPrimitive()) {
        code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  /** The type of the field that a getter reads. */
  private static ClassDesc type(DirectMethodHandleDesc getter) {
    return getter.invocationType().returnType();
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (primitive.descriptorString()) {
      case "I" -> ConstantDescs.CD_Integer;
      case "J" -> ConstantDescs.CD_Long;
      case "D" -> ConstantDescs.CD_Double;
      case "F" -> ConstantDescs.CD_Float;
      case "Z" -> ConstantDescs.CD_Boolean;
      case "C" -> ConstantDescs.CD_Character;
      case "B" -> ConstantDescs.CD_Byte;
      case "S" -> ConstantDescs.CD_Short;
      default -> throw new IllegalArgumentException(primitive.displayName());
    };
  }
}
