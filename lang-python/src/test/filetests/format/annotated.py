x:int
x : int=1
(x):int = 1
a.b:List[ int ]=[]
a[0] : Dict[str,int]
y: tuple[int, ...] = 1, 2
