type X=int
type Y[T,*Ts,**P] = dict[ T,int ]
type = 1
match = type
