package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Diffs to the byte, as patch and git apply read them. */
class UnifiedDiffTest {

  @Test
  void showsThreeLinesAround() {
    assertEquals("@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n", UnifiedDiff.hunks("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n"));
  }

  @Test
  void marksAMissingLineEndWithoutCountingIt() {
    assertEquals("@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n", UnifiedDiff.hunks("a", "a\n"));
    assertEquals("@@ -1,2 +1,2 @@\n-a\n+b\n c\n\\ No newline at end of file\n", UnifiedDiff.hunks("a\nc", "b\nc"));
  }

  @Test
  void keepsCarriageReturns() {
    assertEquals("@@ -1,1 +1,1 @@\n-a \r\n+a\r\n", UnifiedDiff.hunks("a \r\n", "a\r\n"));
    assertEquals("@@ -1,1 +1,1 @@\n-a\rb\u2028\f\n+a\rb\n", UnifiedDiff.hunks("a\rb\u2028\f\n", "a\rb\n"));
  }

  @Test
  void startsAtZeroWhereThereIsNoLine() {
    assertEquals("@@ -0,0 +1,1 @@\n+a\n", UnifiedDiff.hunks("", "a\n"));
    assertEquals("@@ -1,2 +0,0 @@\n-\n-\n", UnifiedDiff.hunks("\n\n", ""));
  }

  @Test
  void namesTheFileTwice() {
    assertEquals("--- a b.x\n+++ a b.x\t(formatted)\n", UnifiedDiff.head("a b.x"));
  }
}
