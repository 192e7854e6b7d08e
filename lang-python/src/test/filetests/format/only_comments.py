
# one


# two
