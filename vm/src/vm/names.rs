//! Interned names that the VM itself uses, reachable by field.

use crate::heap::Gc;
use crate::object::Str;

macro_rules! names {
    ($($field:ident = $text:literal),* $(,)?) => {
        /// Interned names, made once per VM.
        #[derive(Clone, Copy)]
        pub struct Names { $(pub $field: Gc<Str>,)* }
        impl Names {
            /// Interns all of them.
            pub fn new(mut intern: impl FnMut(&'static str) -> Gc<Str>) -> Names {
                Names { $($field: intern($text),)* }
            }
        }
    };
}

names! {
    empty = "", abs = "__abs__", abstractmethods = "__abstractmethods__", all = "__all__", annotate = "__annotate__", annotate_func = "__annotate_func__",
    annotations = "__annotations__", annotations_cache = "__annotations_cache__", args = "__args__", bases = "__bases__", bool_ = "__bool__", build_class = "__build_class__",
    builtins = "__builtins__", bytes = "__bytes__", call = "__call__", ceil = "__ceil__", class = "__class__", class_getitem = "__class_getitem__",
    classcell = "__classcell__", classdict = "__classdict__", classdictcell = "__classdictcell__", complex = "__complex__",
    conditional_annotations = "__conditional_annotations__", contains = "__contains__", copy = "__copy__", deepcopy = "__deepcopy__",
    del = "__del__", delattr = "__delattr__", delete = "__delete__", delitem = "__delitem__", dict = "__dict__", dir = "__dir__",
    divmod = "__divmod__", doc = "__doc__", enter = "__enter__", eq = "__eq__", exit = "__exit__", file = "__file__", firstlineno = "__firstlineno__", float = "__float__",
    floor = "__floor__", format = "__format__", fspath = "__fspath__", get = "__get__", getattr = "__getattr__", getattribute = "__getattribute__",
    getitem = "__getitem__", hash = "__hash__", import = "__import__", index = "__index__", init = "__init__", init_subclass = "__init_subclass__", instancecheck = "__instancecheck__",
    int = "__int__", invert = "__invert__", isabstractmethod = "__isabstractmethod__", iter = "__iter__", keys = "keys", items = "items", values = "values", kwdefaults = "__kwdefaults__",
    length_hint = "__length_hint__", len = "__len__", loader = "__loader__", main = "__main__", match_args = "__match_args__", missing = "__missing__", module = "__module__",
    mro = "mro", mro_entries = "__mro_entries__", name = "__name__", ne = "__ne__", neg = "__neg__", new = "__new__", next = "__next__",
    notes = "__notes__", origin = "__origin__", package = "__package__", path = "__path__", pos = "__pos__", prepare = "__prepare__", qualname = "__qualname__", repr = "__repr__",
    reversed = "__reversed__", round = "__round__", set = "__set__", set_name = "__set_name__", setattr = "__setattr__", setitem = "__setitem__",
    slots = "__slots__", spec = "__spec__", static_attributes = "__static_attributes__", str = "__str__", subclasscheck = "__subclasscheck__", subclasshook = "__subclasshook__",
    trunc = "__trunc__", type_params = "__type_params__", weakref = "__weakref__", wrapped = "__wrapped__",
    lambda = "<lambda>", super_ = "super", send = "send", throw = "throw", close = "close", write = "write", flush = "flush", read = "read", readline = "readline",
    stdout = "stdout", stderr = "stderr", modules = "modules", path_attr = "path", underscore = "_", print_file_and_line = "print_file_and_line", msg = "msg", filename = "filename", lineno = "lineno", offset = "offset", text = "text", end_lineno = "end_lineno", end_offset = "end_offset",
    getitem_name = "getitem", get_name = "get", append = "append", extend = "extend", add = "add", copy_name = "copy", sort = "sort", value = "value",
    orig_bases = "__orig_bases__", parameters = "__parameters__", typing_subst = "__typing_subst__", mro_dunder = "__mro__", base = "__base__", basicsize = "__basicsize__", subclasses = "__subclasses__",
    self_ = "__self__", func = "__func__", code = "__code__", globals = "__globals__", defaults = "__defaults__", closure = "__closure__", reduce_ex = "__reduce_ex__", reduce = "__reduce__", getstate = "__getstate__", setstate = "__setstate__", sizeof = "__sizeof__", getnewargs = "__getnewargs__", deprecated = "__deprecated__", fields_attr = "_fields",
}
