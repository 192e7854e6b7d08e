query = session.query(models.Customer.id).filter(models.Customer.account_id == 10000, models.Customer.email == email)
query = session.query(models.Customer.id).filter(models.Customer.account_id == 10000).order_by(models.Customer.id).count()
def f():
    return self.a_member.a_method(an_argument_with_a_long_name)[an_index_with_a_long_name].another_method(more)
