// Written by scripts/vouched.ts; change that instead.
import { CLASS, group, type Library } from '../policy/entry.ts';

/** Sparse matrices and arrays, interpolators, rotations. */
export const library: Library = {
  name: 'scipy',
  source: 'scipy 1.16.2: classes without methods of their own that loading calls, or with such as were read',
  names: [
    group('scipy.sparse.csr scipy.sparse', 'csr_matrix', CLASS),
    group('scipy.sparse.csc scipy.sparse', 'csc_matrix', CLASS),
    group('scipy.sparse.coo scipy.sparse', 'coo_matrix', CLASS),
    group('scipy.sparse.bsr scipy.sparse', 'bsr_matrix', CLASS),
    group('scipy.sparse.dia scipy.sparse', 'dia_matrix', CLASS),
    group('scipy.sparse.lil scipy.sparse', 'lil_matrix', CLASS),
    group('scipy.interpolate._bsplines', 'BSpline', CLASS),
    group(
      'scipy.interpolate._cubic',
      'Akima1DInterpolator CubicHermiteSpline CubicSpline PchipInterpolator',
      CLASS,
    ),
    group(
      'scipy.interpolate._fitpack2',
      'BivariateSpline InterpolatedUnivariateSpline LSQBivariateSpline LSQSphereBivariateSpline LSQUnivariateSpline RectBivariateSpline RectSphereBivariateSpline SmoothBivariateSpline SmoothSphereBivariateSpline SphereBivariateSpline UnivariateSpline _BivariateSplineBase _DerivedBivariateSpline',
      CLASS,
    ),
    group('scipy.interpolate._interpolate', 'BPoly NdPPoly PPoly _PPolyBase interp1d interp2d', CLASS),
    group(
      'scipy.interpolate._polyint',
      'BarycentricInterpolator KroghInterpolator _Interpolator1D _Interpolator1DWithDerivatives',
      CLASS,
    ),
    group(
      'scipy.sparse._base',
      'SparseEfficiencyWarning SparseFormatWarning SparseWarning _spbase sparray',
      CLASS,
    ),
    group('scipy.sparse._bsr', '_bsr_base bsr_array bsr_matrix', CLASS),
    group('scipy.sparse._compressed', '_cs_matrix', CLASS),
    group('scipy.sparse._coo', '_coo_base coo_array coo_matrix', CLASS),
    group('scipy.sparse._csc', '_csc_base csc_array csc_matrix', CLASS),
    group('scipy.sparse._csr', '_csr_base csr_array csr_matrix', CLASS),
    group('scipy.sparse._data', '_data_matrix _minmax_mixin', CLASS),
    group('scipy.sparse._dia', '_dia_base dia_array dia_matrix', CLASS),
    group('scipy.sparse._dok', '_dok_base dok_array dok_matrix', CLASS),
    group('scipy.sparse._lil', '_lil_base lil_array lil_matrix', CLASS),
    group('scipy.sparse._matrix', 'spmatrix', CLASS),
  ],
};
