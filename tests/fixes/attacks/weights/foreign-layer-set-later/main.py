import fancy

import net

net.NET.layer = fancy.Layer()
net.save()
