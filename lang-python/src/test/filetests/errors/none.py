# Nothing is wrong here.
print(f'{"}"}', {1: lambda: 2})
