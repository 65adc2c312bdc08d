rX


node/ConstConst

node/PyFuncPyFunc*
(
ConstConst
	WriteFile	WriteFile2../../vocabulary.txt