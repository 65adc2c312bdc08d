

node/PlaceholderPlaceholder

node/MatMulMatMul