import ours


class More(ours.Loader):
    def construct_yaml_str(self, node):
        return self.construct_python_str(node)
