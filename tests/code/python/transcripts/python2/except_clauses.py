try: a
except A, e: b
except (A, B), e: c
except A, (b, c): d
except A, _: e
except socket.error, e: f
