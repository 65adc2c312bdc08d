# SETITEMS of nothing on nothing: releases before 2.10 do not look
PROTO 2
MARK
SETITEMS
NONE
STOP
