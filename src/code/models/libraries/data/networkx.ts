import type { Model } from '../../vocabulary.ts';

/** networkx/readwrite/gpickle.py, until 3.0. */
export const model: Model = {
  library: 'NetworkX',
  modules: ['networkx'],
  aliases: { 'networkx.readwrite.{gpickle.read_gpickle,read_gpickle}': 'networkx.read_gpickle' },
  sinks: [
    {
      call: 'networkx.read_gpickle',
      rule: 'deserialization/pickle',
      data: '0:path',
      form: 'file or path',
      advice: 'Store the graph as GraphML, or as JSON with networkx.node_link_data.',
    },
  ],
};
