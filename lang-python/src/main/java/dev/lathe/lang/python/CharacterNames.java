package dev.lathe.lang.python;

import dev.lathe.lang.python.text.NameCharacters;
import java.lang.Character.UnicodeBlock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The names that {@code \N{...}} takes: those of Unicode 15.0 with its aliases, as CPython 3.12 has them. Most come from the
 * Java runtime, which leaves out aliases and the names that follow a rule, and which is of another version of Unicode.
 */
final class CharacterNames {

  private static final String HANGUL = "HANGUL SYLLABLE ";
  private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";

  /** Sounds of syllables in the order of their code points (Unicode, section 3.12). */
  private static final String[] LEADS = {
    "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"
  };

  private static final String[] VOWELS = {
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"
  };

  private static final String[] TAILS = {
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS",
    "NG", "J", "C", "K", "T", "P", "H"
  };

  /** First and last unified ideographs of each block. */
  private static final int[][] IDEOGRAPHS = {
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B739}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1},
    {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A}, {0x31350, 0x323AF}
  };

  /** Formal aliases (Unicode's NameAliases.txt) but for VS1 to VS256: code point, aliases. */
  private static final String ALIASES =
      """
      0 NULL|NUL; 1 START OF HEADING|SOH; 2 START OF TEXT|STX; 3 END OF TEXT|ETX; 4 END OF TRANSMISSION|EOT;
      5 ENQUIRY|ENQ; 6 ACKNOWLEDGE|ACK; 7 ALERT|BEL; 8 BACKSPACE|BS;
      9 CHARACTER TABULATION|HORIZONTAL TABULATION|HT|TAB; A LINE FEED|NEW LINE|END OF LINE|LF|NL|EOL;
      B LINE TABULATION|VERTICAL TABULATION|VT; C FORM FEED|FF; D CARRIAGE RETURN|CR;
      E SHIFT OUT|LOCKING-SHIFT ONE|SO; F SHIFT IN|LOCKING-SHIFT ZERO|SI; 10 DATA LINK ESCAPE|DLE;
      11 DEVICE CONTROL ONE|DC1; 12 DEVICE CONTROL TWO|DC2; 13 DEVICE CONTROL THREE|DC3;
      14 DEVICE CONTROL FOUR|DC4; 15 NEGATIVE ACKNOWLEDGE|NAK; 16 SYNCHRONOUS IDLE|SYN;
      17 END OF TRANSMISSION BLOCK|ETB; 18 CANCEL|CAN; 19 END OF MEDIUM|EOM|EM; 1A SUBSTITUTE|SUB; 1B ESCAPE|ESC;
      1C INFORMATION SEPARATOR FOUR|FILE SEPARATOR|FS; 1D INFORMATION SEPARATOR THREE|GROUP SEPARATOR|GS;
      1E INFORMATION SEPARATOR TWO|RECORD SEPARATOR|RS; 1F INFORMATION SEPARATOR ONE|UNIT SEPARATOR|US; 20 SP;
      7F DELETE|DEL; 80 PADDING CHARACTER|PAD; 81 HIGH OCTET PRESET|HOP; 82 BREAK PERMITTED HERE|BPH;
      83 NO BREAK HERE|NBH; 84 INDEX|IND; 85 NEXT LINE|NEL; 86 START OF SELECTED AREA|SSA;
      87 END OF SELECTED AREA|ESA; 88 CHARACTER TABULATION SET|HORIZONTAL TABULATION SET|HTS;
      89 CHARACTER TABULATION WITH JUSTIFICATION|HORIZONTAL TABULATION WITH JUSTIFICATION|HTJ;
      8A LINE TABULATION SET|VERTICAL TABULATION SET|VTS; 8B PARTIAL LINE FORWARD|PARTIAL LINE DOWN|PLD;
      8C PARTIAL LINE BACKWARD|PARTIAL LINE UP|PLU; 8D REVERSE LINE FEED|REVERSE INDEX|RI;
      8E SINGLE SHIFT TWO|SINGLE-SHIFT-2|SS2; 8F SINGLE SHIFT THREE|SINGLE-SHIFT-3|SS3;
      90 DEVICE CONTROL STRING|DCS; 91 PRIVATE USE ONE|PRIVATE USE-1|PU1; 92 PRIVATE USE TWO|PRIVATE USE-2|PU2;
      93 SET TRANSMIT STATE|STS; 94 CANCEL CHARACTER|CCH; 95 MESSAGE WAITING|MW;
      96 START OF GUARDED AREA|START OF PROTECTED AREA|SPA; 97 END OF GUARDED AREA|END OF PROTECTED AREA|EPA;
      98 START OF STRING|SOS; 99 SINGLE GRAPHIC CHARACTER INTRODUCER|SGC; 9A SINGLE CHARACTER INTRODUCER|SCI;
      9B CONTROL SEQUENCE INTRODUCER|CSI; 9C STRING TERMINATOR|ST; 9D OPERATING SYSTEM COMMAND|OSC;
      9E PRIVACY MESSAGE|PM; 9F APPLICATION PROGRAM COMMAND|APC; A0 NBSP; AD SHY; 1A2 LATIN CAPITAL LETTER GHA;
      1A3 LATIN SMALL LETTER GHA; 34F CGJ; 616 ARABIC SMALL HIGH LIGATURE ALEF WITH YEH BARREE; 61C ALM;
      709 SYRIAC SUBLINEAR COLON SKEWED LEFT; CDE KANNADA LETTER LLLA; E9D LAO LETTER FO FON;
      E9F LAO LETTER FO FAY; EA3 LAO LETTER RO; EA5 LAO LETTER LO; FD0 TIBETAN MARK BKA- SHOG GI MGO RGYAN;
      11EC HANGUL JONGSEONG YESIEUNG-KIYEOK; 11ED HANGUL JONGSEONG YESIEUNG-SSANGKIYEOK;
      11EE HANGUL JONGSEONG SSANGYESIEUNG; 11EF HANGUL JONGSEONG YESIEUNG-KHIEUKH; 180B FVS1; 180C FVS2;
      180D FVS3; 180E MVS; 180F FVS4; 1BBD SUNDANESE LETTER ARCHAIC I; 200B ZWSP; 200C ZWNJ; 200D ZWJ; 200E LRM;
      200F RLM; 202A LRE; 202B RLE; 202C PDF; 202D LRO; 202E RLO; 202F NNBSP; 205F MMSP; 2060 WJ; 2066 LRI;
      2067 RLI; 2068 FSI; 2069 PDI; 2118 WEIERSTRASS ELLIPTIC FUNCTION; 2448 MICR ON US SYMBOL;
      2449 MICR DASH SYMBOL; 2B7A LEFTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE;
      2B7C RIGHTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE; A015 YI SYLLABLE ITERATION MARK;
      AA6E MYANMAR LETTER KHAMTI LLA; FE18 PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET;
      FEFF BYTE ORDER MARK|BOM|ZWNBSP; 122D4 CUNEIFORM SIGN NU11 TENU;
      122D5 CUNEIFORM SIGN NU11 OVER NU11 BUR OVER BUR; 16E56 MEDEFAIDRIN CAPITAL LETTER H;
      16E57 MEDEFAIDRIN CAPITAL LETTER NG; 16E76 MEDEFAIDRIN SMALL LETTER H; 16E77 MEDEFAIDRIN SMALL LETTER NG;
      1B001 HENTAIGANA LETTER E-1; 1D0C5 BYZANTINE MUSICAL SYMBOL FTHORA SKLIRON CHROMA VASIS
      """;

  /** Made at the first need: few programs name characters. */
  private static final class Aliases {
    static final Map<String, Integer> CODE_POINTS = read();

    private static Map<String, Integer> read() {
      Map<String, Integer> aliases = new HashMap<>();
      for (String row : ALIASES.strip().split(";\\s+")) {
        int space = row.indexOf(' ');
        for (String alias : row.substring(space + 1).split("\\|")) {
          aliases.put(alias, Integer.parseInt(row, 0, space, 16));
        }
      }
      for (int i = 1; i <= 256; i++) {
        aliases.put("VS" + i, i <= 16 ? 0xFE00 + i - 1 : 0xE0100 + i - 17);
      }
      return aliases;
    }
  }

  private CharacterNames() {}

  /** The character called {@code name}. Case only counts in names that follow a rule. */
  static OptionalInt codePoint(String name) {
    if (name.startsWith(HANGUL)) {
      return syllable(name.substring(HANGUL.length()));
    }
    if (name.startsWith(IDEOGRAPH)) {
      return ideograph(name.substring(IDEOGRAPH.length()));
    }
    if (!isAscii(name)) {
      return OptionalInt.empty();
    }
    String upper = name.toUpperCase(Locale.ROOT);
    Integer alias = Aliases.CODE_POINTS.get(upper);
    return alias != null ? OptionalInt.of(alias) : listed(upper);
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80);
  }

  private static OptionalInt listed(String name) {
    int found;
    try {
      found = Character.codePointOf(name);
    } catch (IllegalArgumentException e) {
      return OptionalInt.empty();
    }
    return name.equals(Character.getName(found)) && !isMadeUp(name, found) && isKnown(found)
        ? OptionalInt.of(found)
        : OptionalInt.empty();
  }

  /** Whether the Java runtime made the name of the character's block and number, for want of a name. */
  private static boolean isMadeUp(String name, int codePoint) {
    UnicodeBlock block = UnicodeBlock.of(codePoint);
    String number = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    return block == null || name.equals(block.toString().replace('_', ' ') + " " + number);
  }

  /** Whether the character has a name in Unicode 15.0. */
  private static boolean isKnown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> false;
      case Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> NameCharacters.isPrintable(codePoint);
    };
  }

  private static OptionalInt ideograph(String number) {
    if (number.length() != 4 && number.length() != 5) {
      return OptionalInt.empty();
    }
    int codePoint = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'F')) {
        return OptionalInt.empty();
      }
      codePoint = codePoint << 4 | Character.digit(c, 16);
    }
    for (int[] range : IDEOGRAPHS) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return OptionalInt.of(codePoint);
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt syllable(String sounds) {
    OptionalInt lead = longest(LEADS, sounds, 0);
    int at = lead.isPresent() ? LEADS[lead.getAsInt()].length() : 0;
    OptionalInt vowel = longest(VOWELS, sounds, at);
    at += vowel.isPresent() ? VOWELS[vowel.getAsInt()].length() : 0;
    OptionalInt tail = longest(TAILS, sounds, at);
    at += tail.isPresent() ? TAILS[tail.getAsInt()].length() : 0;
    return lead.isPresent() && vowel.isPresent() && tail.isPresent() && at == sounds.length()
        ? OptionalInt.of(0xAC00 + (lead.getAsInt() * VOWELS.length + vowel.getAsInt()) * TAILS.length + tail.getAsInt())
        : OptionalInt.empty();
  }

  /** Number of the longest of {@code sounds} that {@code text} has at {@code from}. */
  private static OptionalInt longest(String[] sounds, String text, int from) {
    OptionalInt best = OptionalInt.empty();
    for (int i = 0; i < sounds.length; i++) {
      if (text.startsWith(sounds[i], from) && (best.isEmpty() || sounds[i].length() > sounds[best.getAsInt()].length())) {
        best = OptionalInt.of(i);
      }
    }
    return best;
  }
}
