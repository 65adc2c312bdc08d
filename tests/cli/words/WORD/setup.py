from setuptools import setup
setup(name='WORD', WORD=['a'], install_requires=['WORD'], extras_require={'WORD':['WORD']}, cmdclass={'WORD':WORD})
