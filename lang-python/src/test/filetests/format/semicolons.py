a;b;
if x: a; b
class A: x=1; y=2
for x in y: a; break
import a; import b # trailing
