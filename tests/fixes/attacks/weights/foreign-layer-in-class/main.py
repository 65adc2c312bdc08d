import fancy

from net import Net, save

save(Net(fancy.Layer()))
