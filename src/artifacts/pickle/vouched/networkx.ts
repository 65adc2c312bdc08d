// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** Graphs and views of them. */
export const library: Library = {
  name: 'networkx',
  source:
    'networkx 3.7, 2.8.8: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group(
      'networkx.classes.coreviews',
      'AdjacencyView AtlasView MultiAdjacencyView UnionAdjacency UnionAtlas UnionMultiAdjacency UnionMultiInner',
      CLASS,
    ),
    group(
      'networkx.classes.digraph',
      'DiGraph _CachedPropertyResetterAdjAndSucc _CachedPropertyResetterPred',
      CLASS,
    ),
    group('networkx.classes.graph', 'Graph _CachedPropertyResetterAdj _CachedPropertyResetterNode', CLASS),
    group('networkx.classes.multidigraph', 'MultiDiGraph', CLASS),
    group('networkx.classes.multigraph', 'MultiGraph', CLASS),
    group(
      'networkx.classes.reportviews',
      'DegreeView DiDegreeView DiMultiDegreeView EdgeView EdgeViewABC InDegreeView InEdgeView InMultiDegreeView InMultiEdgeView MultiDegreeView MultiEdgeView NodeDataView NodeView OutDegreeView OutEdgeView OutMultiDegreeView OutMultiEdgeView',
      CLASS,
    ),
  ],
};
