package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void placesAreOrderedAsTheyStand() {
    List<Place> inOrder =
        List.of(Place.FRONT, new Place(0, 0, 1), new Place(0, 1, 0), new Place(1, 0, 0), new Place(1, 0, 2), new Place(2, 0, 0));
    List<Place> shuffled = new ArrayList<>(inOrder.reversed());
    Collections.sort(shuffled);
    assertEquals(inOrder, shuffled);
    assertEquals(0, new Place(1, 2, 3).compareTo(new Place(1, 2, 3)));
  }

  @Test
  void triviaAreEmptyWithoutAnything() {
    Comment comment =
        new Comment(Place.FRONT, Comment.Placement.OWN_LINE, Comment.Form.LINE, "-- a", 0, Span.NONE);
    LineBreak lineBreak = new LineBreak(Place.FRONT, 2, 0);
    assertTrue(Trivia.NONE.isEmpty());
    assertFalse(new Trivia(1, List.of(), List.of(), 0).isEmpty());
    assertFalse(new Trivia(0, List.of(comment), List.of(), 0).isEmpty());
    assertFalse(new Trivia(0, List.of(), List.of(lineBreak), 0).isEmpty());
    assertFalse(new Trivia(0, List.of(), List.of(), 3).isEmpty());
  }

  @Test
  void triviaDoNotChange() {
    List<Comment> comments = new ArrayList<>();
    Trivia trivia = new Trivia(0, comments, List.of(), 0);
    comments.add(new Comment(Place.FRONT, Comment.Placement.TRAILING, Comment.Form.BLOCK, "/**/", 0, Span.NONE));
    assertTrue(trivia.isEmpty());
    assertThrows(UnsupportedOperationException.class, () -> trivia.comments().clear());
  }
}
