raise
raise  E
raise E( 1 )from None
assert a
assert a,"message"
assert (a, b)
assert a_condition_that_is_rather_long and another_condition_that_is_rather_long, "a message that is long, too"
