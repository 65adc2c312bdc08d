def f[T: (int, str) = int, *Ts = *tuple[int], **P = [int]](a: T) -> T: ...
class C[T](Base[T]): ...
type A = int
type A[T] = list[T]
type = 1
type(a)
type.x
type: int = 3
type, x = y
