"""
Files by somebody who has read our source, as {name: base64}: attributes in the place of methods that vouched code calls while it
loads, shows, hashes or compares what it is given; classes that are called because they were handed on; states that compiled code
reads without counting. attacks.test.ts says what must be said of each. Made here, never loaded; what scikit-learn 1.9, pandas 3.1,
numpy 2.4, scipy 1.17 and dateutil do with them was tried with a class that only tells that it was called.
"""
import base64
import json
import pickle
import sys

from attacks import (EVIL, NONE, TRUE, built, call, evaluates, items, keyed, listed, model, name, namespace, new, number, saved, text, zipped)

files = {}
FALSE = b"\x89"
EMPTY = b"}"


def has(**attributes):
    return built(new(namespace), keyed(**attributes))


def keys(value):
    """A dict with the value as a key, which is hashed."""
    return EMPTY + b"(" + value + NONE + b"u"


linear = name("sklearn.linear_model._base", "LinearRegression")
identity = name("torch.nn.modules.linear", "Identity")
layers = name("collections", "OrderedDict")
config = name("transformers.configuration_utils", "PretrainedConfig")
adam = name("torch.optim.adam", "Adam")


def optimizer(state):
    """Adam asks `state.get(p, [])` for each parameter when it is given its state: whatever `get` is, it is called with `p`."""
    return saved(built(new(adam), keyed(param_groups=listed(keyed(params=listed(evaluates))), state=state, defaults=EMPTY)))


# The steps of an optimizer, whose state a pickle describes whole
states = {
    "a class": has(get=model),
    "a class in a slot": built(new(namespace), items(NONE, keyed(get=model))),
    "a class of an instance": has(get=call(name("builtins", "type"), new(model))),
    "a class that is given back": has(get=call(name("gensim.utils", "identity"), model)),
    "a class that a tag gives back": has(get=call(name("torch.jit._pickle", "restore_type_tag"), model, text("x"))),
    "a layer with a hook": has(get=built(new(identity), keyed(_forward_pre_hooks=EMPTY + number(0) + model + b"s", _modules=EMPTY))),
    "a layer with ordered hooks": has(get=built(new(identity), keyed(_forward_hooks=call(layers) + number(0) + model + b"s"))),
    "a layer with nothing to see": has(get=new(identity)),
    "a list of steps": has(get=built(new(name("torchvision.transforms.transforms", "Compose")), keyed(transforms=listed(model)))),
    "a function that is kept": has(get=built(new(name("torchvision.transforms.transforms", "Lambda")), keyed(lambd=model))),
    "a module of a layer": built(new(identity), keyed(_modules=keyed(get=model), _parameters=EMPTY, _buffers=EMPTY)),
    "an ordered module of a layer": built(new(identity), keyed(_modules=call(layers) + text("get") + model + b"s")),
    "an attribute by another name": built(new(config), keyed(attribute_map=keyed(get=text("x")), x=model)),
    "the state of a parameter": call(name("torch._utils", "_rebuild_parameter_with_state"), NONE, TRUE, EMPTY, keyed(get=model)),
    "an error": built(call(name("builtins", "ValueError")), keyed(get=model)),
    "an estimator": built(new(linear), keyed(get=model)),
}
for what, state in states.items():
    files[f"state of an optimizer by {what}.pkl"] = optimizer(state)
files["group of an optimizer.pkl"] = saved(built(new(adam), keyed(param_groups=listed(has(setdefault=model)), state=EMPTY)))
files["defaults of an optimizer.pkl"] = saved(built(new(name("torch.optim.sgd", "SGD")), keyed(param_groups=b"]", state=EMPTY, defaults=has(setdefault=model))))
files["step of an optimizer.pkl"] = saved(built(new(name("torch.optim.sgd", "SGD")), keyed(param_groups=b"]", _patch_step_function=model)))

# Methods of the object itself
files["function of an isotonic regression.pkl"] = saved(built(new(name("sklearn.isotonic", "IsotonicRegression")), keyed(
    X_thresholds_=listed(number(1)), y_thresholds_=listed(number(1)), _build_f=model)))
wrapper = dict(subclass=name("numpy", "ndarray"), shape=items(number(1)), order=text("C"), allow_mmap=FALSE,
    dtype=call(name("numpy", "dtype"), text("<i8"), FALSE, TRUE))
for method in "read", "read_array", "read_mmap":
    files[f"{method} of an array.joblib"] = saved(built(new(name("joblib.numpy_pickle", "NumpyArrayWrapper")), keyed(**wrapper, **{method: model})) + bytes(8))
files["read of an old array.joblib"] = saved(built(new(name("joblib.numpy_pickle_compat", "NDArrayWrapper")), keyed(
    filename=text("x.npy"), subclass=name("numpy", "ndarray"), read=model)))
files["flags of a series.pkl"] = saved(built(new(name("pandas", "Series")), keyed(_typ=text("series"), _flags=has(keys=model))))
files["categories of a categorical.pkl"] = saved(built(new(name("pandas", "Categorical")), keyed(_ndarray=NONE, _dtype=NONE, categories=model)))

# Arguments that are asked for something
day = name("pandas._libs.tslibs.offsets", "CustomBusinessDay")
bunch = call(name("sklearn.utils._bunch", "Bunch"))
files["calendar of a day.pkl"] = saved(call(day, number(1), FALSE, text("Mon Tue"), NONE, has(holidays=model)))
files["calendar of items.pkl"] = saved(call(day, number(1), FALSE, text("Mon Tue"), NONE, bunch + text("holidays") + model + b"s"))
for kind in "tzutc", "tzlocal":
    zone = built(call(name("dateutil.tz.tz", kind)), keyed(utcoffset=model))
    time = call(name("datetime", "datetime"), *[number(at) for at in (2020, 1, 1, 0, 0, 0, 0)], zone)
    files[f"hash of a time in {kind}.pkl"] = saved(keys(time))
files["kind of a dtype.pkl"] = saved(call(name("numpy", "dtype"), has(dtype=model)))

# Hashed, compared and shown, which asks objects for more than their attributes
shown = {
    "an estimator": built(new(linear), keyed(get_params=model)),
    "a kernel": built(new(name("sklearn.gaussian_process.kernels", "RBF")), keyed(get_params=model)),
    "a layer": built(new(identity), keyed(extra_repr=model, _modules=EMPTY)),
    "a configuration": built(new(config), keyed(to_json_string=model)),
    "a matrix": built(new(name("scipy.sparse._csr", "csr_matrix")), keyed(tocsr=model, _shape=items(number(1), number(1)))),
}
generation = built(new(name("transformers.generation.configuration_utils", "GenerationConfig")), keyed(to_json_string=model))
files["hash of a configuration.pkl"] = saved(keys(generation))
for what, value in shown.items():
    files[f"version that is {what}.pkl"] = saved(built(new(linear), keyed(_sklearn_version=value)))
    for module, enumeration in ("re", "RegexFlag"), ("uuid", "SafeUUID"), ("transformers.training_args", "OptimizerNames"):
        files[f"{enumeration} of {what}.pkl"] = saved(call(name(module, enumeration), value))
# The same where nothing else in the file is amiss: what they have is plain
plain = built(new(linear), keyed(fit_intercept=TRUE))
for module, kind in (("re", "RegexFlag"), ("uuid", "SafeUUID"), ("pandas", "Timestamp"), ("pandas", "Timedelta"), ("pandas", "Interval"),
                     ("pandas._libs.tslibs.offsets", "MonthEnd"), ("pandas.core.dtypes.dtypes", "PeriodDtype"),
                     ("xgboost.core", "DataSplitMode"), ("torchvision.transforms.functional", "InterpolationMode")):
    files[f"{kind} of an estimator with a state.pkl"] = saved(call(name(module, kind), plain))

# Classes and functions that are handed on to be called
bits, generator = name("numpy.random._pickle", "__bit_generator_ctor"), name("numpy.random._pickle", "__generator_ctor")
files["bits of a class.pkl"] = saved(call(bits, model))
files["bits of the class of an instance.pkl"] = saved(call(bits, call(name("builtins", "type"), new(model))))
files["bits of a class that is given back.pkl"] = saved(call(bits, call(name("gensim.utils", "identity"), model)))
files["bits of a class in a state.pkl"] = saved(call(bits, has(x=model)))
for what in "__generator_ctor", "__randomstate_ctor":
    maker = name("numpy.random._pickle", what)
    files[f"class of {what}.pkl"] = saved(call(maker, model))
    files[f"endless list of {what}.pkl"] = saved(call(maker, call(name("itertools", "count")), name("builtins", "list")))
    files[f"replace of {what}.pkl"] = saved(call(maker, has(replace=model), name("uuid", "UUID")))
    files[f"many bytes of {what}.pkl"] = saved(call(maker, number(10**13), name("builtins", "bytes")))
files["partial of bits.pkl"] = saved(call(name("functools", "partial"), bits, model))
for module, function in (("sklearn.cluster._kmeans", "_kmeans_single_lloyd"), ("sklearn.feature_selection._univariate_selection", "chi2"),
                         ("sklearn.feature_selection._mutual_info", "mutual_info_classif"), ("madmom.ml.nn.activations", "softmax")):
    files[f"{function} that is called.pkl"] = saved(call(name(module, function), plain, plain))

# States that compiled code takes apart without looking at their length
distance = name("sklearn.metrics._dist_metrics", "EuclideanDistance64")
tree = name("sklearn.neighbors._kd_tree", "KDTree")
made = call(name("sklearn.neighbors._kd_tree", "newObj"), tree)
short = [number(1)] * 2
files["short state of a distance.pkl"] = saved(built(new(distance), items(*short)))
files["empty state of a distance.pkl"] = saved(built(new(distance), b")"))
files["list as the state of a distance.pkl"] = saved(built(new(distance), listed(*short)))
files["text as the state of a distance.pkl"] = saved(built(new(distance), text("x")))
files["computed state of a distance.pkl"] = saved(built(new(distance), call(name("builtins", "tuple"), listed(*short))))
files["short state of a tree.pkl"] = saved(built(made, items(*short)))
files["old state of a tree.pkl"] = saved(built(made, items(*[NONE] * 12)))
files["short state of a ball tree.pkl"] = saved(built(new(name("sklearn.neighbors._ball_tree", "BallTree")), items(*short)))

# A dict that writes itself into a file whenever something is put into it
stored = built(new(name("ultralytics.utils", "JSONDict")), keyed(file_path=call(name("pathlib", "Path"), text("/home/user/.bashrc"))))
files["dict that is a file.pkl"] = saved(stored)
files["settings that are a file.pkl"] = saved(built(new(name("ultralytics.utils", "SettingsManager")), keyed(file_path=text("x"))))

# The same ways, with nothing in them that is called: all of these are safe
twins = {
    "state of an optimizer": saved(built(new(adam), keyed(param_groups=listed(keyed(params=listed(number(0)), lr=number(1))), state=EMPTY, defaults=EMPTY))),
    "attributes with the names of methods": saved(has(get=text("x"), copy=TRUE, items=listed(number(1)), index=number(1), keys=items(text("a")))),
    "classes that may be called": saved(has(get=name("builtins", "dict"), dtype=name("numpy", "float32"), factory=name("collections", "OrderedDict"))),
    "functions as data": saved(has(function=name("numpy", "mean"), score=name("sklearn.feature_selection._univariate_selection", "f_classif"))),
    "isotonic regression": saved(built(new(name("sklearn.isotonic", "IsotonicRegression")), keyed(X_thresholds_=listed(number(1)), increasing=TRUE))),
    "subclass of an array": saved(built(new(name("joblib.numpy_pickle", "NumpyArrayWrapper")), keyed(**{**wrapper, "subclass": name("numpy", "matrix")})) + bytes(8)),
    "day": saved(call(day, number(1), FALSE, text("Mon Tue"), b")")),
    "time in a zone": saved(keys(call(name("datetime", "datetime"), *[number(at) for at in (2020, 1, 1, 0, 0, 0, 0)], call(name("dateutil.tz.tz", "tzutc"))))),
    "enumeration": saved(listed(call(name("re", "RegexFlag"), number(2)), call(name("transformers.training_args", "OptimizerNames"), text("adamw_torch")), plain)),
    "times of pandas": saved(listed(call(name("pandas", "Timestamp"), number(1)), call(name("pandas", "Interval"), number(1), number(2), text("right")), plain)),
    "bits by name": saved(call(bits, text("PCG64"))),
    "bits by class": saved(call(bits, name("numpy.random._pcg64", "PCG64"))),
    "generator by name": saved(call(generator, text("PCG64"), bits)),
    "generator of bits": saved(call(generator, built(call(bits, name("numpy.random._pcg64", "PCG64")), keyed(bit_generator=text("PCG64"))))),
    "target of a checkpoint": zipped(("a/data.pkl", pickle.dumps({"hyper_parameters": {"optim": {"_target_": "torch.optim.Adam", "lr": 1}}}, 2)), ("a/version", b"3\n")),
    "state of a distance": saved(built(new(distance), items(number(2), NONE, NONE))),
    "state of a tree": saved(built(made, items(*[NONE] * 13))),
}

if __name__ == "__main__":
    chosen = twins if json.load(sys.stdin) == "twins" else files
    json.dump({name: base64.b64encode(data).decode() for name, data in chosen.items()}, sys.stdout)
