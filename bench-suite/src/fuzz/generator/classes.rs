//! Random classes over a few attribute names, and statements that change them under the feet of running code.

use super::{Gen, lines};

/// Attribute names are few, so that instance values, class values, properties and methods meet.
const NAMES: [&str; 5] = ["x", "y", "z", "m", "n"];
/// What attributes hold.
const VALUES: [&str; 12] = [
    "1", "2.5", "'s'", "2**50", "None", "[1]", "(1, 2)", "True", "-1", "N(1)", "len", "E",
];

/// A class and some of its instances, by name.
#[derive(Clone)]
pub struct Family {
    /// Classes; later ones may be subclasses of earlier ones.
    pub classes: Vec<String>,
    /// Global names of instances.
    pub objects: Vec<String>,
}

/// One member of a class body, not yet indented.
fn member(g: &mut Gen, name: &str) -> Vec<String> {
    let text = g.pick(&[
        "{n} = {v}",
        "{n} = {v}",
        "def {n}(self, a=1):\n    return ('{n}', a)",
        "def {n}(self, a=1):\n    return ('{n}', a)",
        "def {n}(self, *args, k=2):\n    return ('{n}', args, k)",
        "@property\ndef {n}(self):\n    return ('property {n}', {v})",
        "@property\ndef {n}(self):\n    return self.__dict__.get('{n}', 'none')\n@{n}.setter\ndef {n}(self, value):\n    self.__dict__['{n}'] = ('set', value)",
        "@classmethod\ndef {n}(cls, a=1):\n    return ('class {n}', cls.__name__, a)",
        "@staticmethod\ndef {n}(a=1):\n    return ('static {n}', a)",
        "{n} = Reader()",
        "{n} = Data()",
        "{n} = len",
        "{n} = lambda self, a=0: ('lambda', a)",
        "@property\ndef {n}(self):\n    raise AttributeError('from property')",
    ]);
    let value = g.pick(&VALUES);
    lines(&text.replace("{n}", name).replace("{v}", value))
}

/// Declares one to three classes and their instances.
pub fn family(g: &mut Gen, out: &mut Vec<String>) -> Family {
    let mut family = Family {
        classes: Vec::new(),
        objects: Vec::new(),
    };
    out.extend(lines(
        "class Reader:
    def __get__(self, obj, owner):
        return ('reader', owner.__name__)
class Data:
    def __get__(self, obj, owner):
        return ('data', obj is None)
    def __set__(self, obj, value):
        _print('data set', show(value))",
    ));
    for _ in 0..g.rng.usize(1..=3) {
        let name = g.name("K");
        let mut bases = match family.classes.last() {
            Some(base) if g.chance(65) => base.clone(),
            _ => String::new(),
        };
        if bases.is_empty() && g.chance(12) {
            bases = g
                .pick(&["int", "str", "list", "dict", "Exception", "tuple"])
                .to_string();
        }
        if g.chance(15) {
            g.feature("metaclass");
            let meta = format!("Meta{name}");
            out.extend(lines(&format!(
                "class {meta}(type):\n    meta = 'meta'\n    def m(cls, a=1):\n        return ('meta m', cls.__name__, a)"
            )));
            bases += if bases.is_empty() { "" } else { ", " };
            bases += &format!("metaclass={meta}");
        }
        out.push(format!("class {name}({bases}):"));
        out.extend(super::indented(body(g)));
        for _ in 0..g.rng.usize(1..=2) {
            let object = g.name("o");
            out.extend(super::tried(&format!("{object} = {name}()")));
            family.objects.push(object);
        }
        family.classes.push(name);
    }
    // A failed construction leaves something to look at.
    for object in &family.objects {
        out.push(format!("{object} = globals().get('{object}')"));
    }
    family
}

fn body(g: &mut Gen) -> Vec<String> {
    let mut body = Vec::new();
    if g.chance(18) {
        g.feature("__slots__");
        let slots = g.pick(&[
            "('x', 'y')",
            "('x', '__dict__')",
            "()",
            "('z',)",
            "['m', 'x']",
        ]);
        body.push(format!("__slots__ = {slots}"));
        if g.chance(60) {
            body.extend(lines("def __init__(self):\n    self.x = 5"));
        }
    } else if g.chance(75) {
        let init = g.pick(&[
            "def __init__(self):\n    self.x = 1\n    self.y = 2.5",
            "def __init__(self, x=3):\n    self.x = x",
            "def __init__(self, *args):\n    self.y = 'y'\n    self.x = args",
            "def __init__(self):\n    self.z = [1]\n    self.m = lambda a=1: ('instance m', a)",
            "def __init__(self):\n    for i in _range(40):\n        setattr(self, f'a{i}', i)\n    self.x = 'many'",
            "def __init__(self):\n    self.__dict__['x'] = 'through dict'",
        ]);
        body.extend(lines(init));
    }
    for _ in 0..g.rng.usize(1..=4) {
        let name = g.pick(&NAMES);
        if !body
            .iter()
            .any(|l: &String| l.starts_with("__slots__") && l.contains(&format!("'{name}'")))
        {
            body.extend(member(g, name));
        }
    }
    if g.chance(18) {
        g.feature("__getattr__");
        let hook = g.pick(&[
            "def __getattr__(self, name):\n    return ('getattr', name)",
            "def __getattr__(self, name):\n    raise AttributeError('no ' + name)",
            "def __getattr__(self, name):\n    if name == 'x':\n        raise E('getattr')\n    return lambda a=1: (name, a)",
        ]);
        body.extend(lines(hook));
    }
    if g.chance(10) {
        g.feature("__getattribute__");
        let hook = g.pick(&[
            "def __getattribute__(self, name):\n    if name == 'y':\n        return 'intercepted'\n    return object.__getattribute__(self, name)",
            "def __getattribute__(self, name):\n    return super().__getattribute__(name)",
        ]);
        body.extend(lines(hook));
    }
    if g.chance(8) {
        body.extend(lines("def __setattr__(self, name, value):\n    object.__setattr__(self, name, ('stored', value))"));
    }
    body.extend(lines("def __repr__(self):\n    return 'an instance'"));
    body
}

/// Statements that change class `{C}`, its instance `{o}` or another class `{D}` of the family; `{n}` is an attribute, `{v}` a value.
pub const CHANGES: [&str; 72] = [
    "{o}.{n} = {v}",
    "{o}.{n} = {v}",
    "{o}.{n} = {v}",
    "del {o}.{n}",
    "del {o}.{n}",
    "{C}.{n} = {v}",
    "{C}.{n} = {v}",
    "del {C}.{n}",
    "del {C}.{n}",
    "{C}.{n} = lambda self, a=1: ('patched', a)",
    "{C}.{n} = lambda self, *a, **k: ('patched star', a)",
    "{C}.{n} = property(lambda self: ('new property', 1))",
    "{C}.{n} = property(lambda self: self.__dict__['x'])",
    "{C}.{n} = property(len)",
    "{C}.{n} = staticmethod(lambda a=1: ('new static', a))",
    "{C}.{n} = classmethod(lambda cls, a=1: ('new class', a))",
    "{C}.{n} = Reader()",
    "{C}.{n} = Data()",
    "Reader.__set__ = lambda self, obj, value: None",
    "del Reader.__set__",
    "Data.__get__ = lambda self, obj, owner: 'data patched'",
    "del Data.__set__",
    "{C}.__getattr__ = lambda self, name: ('ga', name)",
    "del {C}.__getattr__",
    "{C}.__getattribute__ = lambda self, name: ('gab', name)",
    "del {C}.__getattribute__",
    "{C}.__setattr__ = lambda self, name, value: _print('setattr', name)",
    "del {C}.__setattr__",
    "{C}.__delattr__ = lambda self, name: _print('delattr', name)",
    "del {C}.__delattr__",
    "{o}.__class__ = {D}",
    "{o}.__class__ = {C}",
    "{o}.__class__ = int",
    "{o}.__dict__",
    "{o}.__dict__['{n}'] = {v}",
    "{o}.__dict__.pop('{n}', None)",
    "{o}.__dict__ = {'{n}': {v}}",
    "{o}.__dict__ = {}",
    "{o}.__dict__.update(x=1, y=2, m=3)",
    "{o}.__dict__.clear()",
    "{o}.__dict__[1] = 2",
    "vars({o})['{n}'] = {v}",
    "setattr({o}, '{n}', {v})",
    "delattr({o}, '{n}')",
    "setattr({C}, '{n}', {v})",
    "{o} = {C}()",
    "{o} = {D}()",
    "{C}().extra = 1",
    "{C}.__bases__ = ({D},)",
    "{D}.__bases__ = (object,)",
    "{D}.{n} = {v}",
    "del {D}.{n}",
    "object.__setattr__({o}, '{n}', {v})",
    "type.__setattr__({C}, '{n}', {v})",
    "{C}.{n}.__code__ = (lambda self, a=4: ('code', a)).__code__",
    "{C}.{n}.__defaults__ = ('default',)",
    "{C}.{n}.__defaults__ = None",
    "{C}.{n}.__kwdefaults__ = {'k': 'kw'}",
    "{C}.__init__ = lambda self: setattr(self, 'x', 'init')",
    "del {C}.__init__",
    "{C}.__slots__ = ('q',)",
    "type({C}).{n} = {v}",
    "type({C}).{n} = property(lambda cls: 'meta property')",
    "{o}.__dict__ = D()",
    "{C}.__call__ = lambda self, a=1: ('called', a)",
    "{o}.{n}.append(9)",
    "{C}.{n} = {C}.{m}",
    "{o}.{n} = {o}.{m}",
    "{C}.{n}, {C}.{m} = {v}, {v}",
    "{C}.__new__ = lambda cls: object.__new__(cls)",
    "del {C}.__new__",
    "for i in _range(35): setattr({o}, f'b{i}', i)",
];

/// One change to the family, mostly of one of the attributes named, as statements; errors are printed.
pub fn change(g: &mut Gen, family: &Family, attributes: &[&str]) -> Vec<String> {
    let attributes = if g.chance(80) { attributes } else { &NAMES };
    let template = g.pick(&CHANGES);
    let class = pick_name(g, &family.classes);
    let other = pick_name(g, &family.classes);
    let object = pick_name(g, &family.objects);
    for (mark, feature) in [
        ("property(", "property added"),
        ("__getattr__ =", "__getattr__ added"),
        ("__getattribute__ =", "__getattribute__ added"),
        ("__class__ =", "__class__ assigned"),
        ("__dict__ =", "__dict__ replaced"),
        ("__dict__", "__dict__ touched"),
        ("__code__", "__code__ replaced"),
        ("__defaults__", "__defaults__ replaced"),
        ("__kwdefaults__", "__kwdefaults__ replaced"),
        ("__bases__", "__bases__ assigned"),
        ("del {o}.{n}", "attribute deleted"),
        ("{C}.{n} = {v}", "class attribute rebound"),
        ("= lambda self", "method replaced"),
    ] {
        if template.contains(mark) {
            g.feature(feature);
        }
    }
    let text = template
        .replace("{C}", &class)
        .replace("{D}", &other)
        .replace("{o}", &object);
    super::tried(&g.fill(
        &text,
        &[("{n}", attributes), ("{m}", &NAMES), ("{v}", &VALUES)],
    ))
}

/// One of the names.
pub fn pick_name(g: &mut Gen, names: &[String]) -> String {
    names[g.rng.usize(..names.len())].clone()
}

impl Gen {
    /// One of the attribute names.
    pub fn attribute(&mut self) -> &'static str {
        NAMES[self.rng.usize(..NAMES.len())]
    }
}
