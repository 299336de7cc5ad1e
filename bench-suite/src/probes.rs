//! Probe programs: for every specialized member one small program whose loop runs on that member and little else.
//!
//! Each row gives the member, what stands at module level, what the function does before its loop, and the loop's body. A test runs every probe on
//! the counting loop and asks that the member is reached and hits; another that no member of the inventory lacks a probe.

use gearbox_vm::isa::Op;

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Probe {
    /// The specialized instruction that the loop runs on.
    pub member: Op,
    /// Statements at module level: classes, functions.
    pub setup: &'static str,
    /// Statements of the function before the loop.
    pub before: &'static str,
    /// Statements of the loop's body.
    pub body: &'static str,
}

impl Probe {
    /// The program: runs the loop `iterations` times.
    pub fn program(&self, iterations: u64) -> String {
        let mut text = String::new();
        let mut add = |block: &str, indent: &str| {
            for line in block.lines() {
                text.push_str(indent);
                text.push_str(line);
                text.push('\n');
            }
        };
        add(self.setup, "");
        add("def probe(n):", "");
        add(self.before, "    ");
        add("for i in range(n):", "    ");
        add(self.body, "        ");
        add(&format!("probe({iterations})"), "");
        text
    }
}

macro_rules! probes {
    ($($member:ident { $setup:literal, $before:literal, $body:literal })*) => {
        /// The table, in the order of the inventory of families.
        pub static PROBES: &[Probe] = &[$(Probe {
            member: Op::$member,
            setup: $setup,
            before: $before,
            body: $body,
        },)*];
    };
}

probes! {
    ResumeCheck { "def f():\n    pass", "", "f()" }
    LoadConstImmortal { "", "", "x = None" }
    LoadConstMortal { "", "", "x = 1.5" }
    JumpBackwardNoJit { "", "", "pass" }

    ToBoolBool { "", "x = True", "if x:\n    pass" }
    ToBoolInt { "", "x = 7", "if x:\n    pass" }
    ToBoolList { "", "x = [1]", "if x:\n    pass" }
    ToBoolNone { "", "x = None", "if x:\n    pass" }
    ToBoolStr { "", "x = 'text'", "if x:\n    pass" }
    ToBoolAlwaysTrue { "class C:\n    pass", "x = C()", "if x:\n    pass" }

    BinaryOpAddInt { "", "x = 3", "y = x + i" }
    BinaryOpSubtractInt { "", "x = 3", "y = x - i" }
    BinaryOpMultiplyInt { "", "x = 3", "y = x * i" }
    BinaryOpAddFloat { "", "x = 1.5", "y = x + x" }
    BinaryOpSubtractFloat { "", "x = 1.5", "y = x - x" }
    BinaryOpMultiplyFloat { "", "x = 1.5", "y = x * x" }
    BinaryOpAddUnicode { "", "x = 'a'", "y = x + x" }
    BinaryOpInplaceAddUnicode { "", "x = ''", "x += 'a'" }
    BinaryOpExtend { "", "x = 1.5", "y = x * i" }
    BinaryOpSubscrListInt { "", "x = [1, 2]", "y = x[1]" }
    BinaryOpSubscrListSlice { "", "x = [1, 2]", "y = x[0:1]" }
    BinaryOpSubscrTupleInt { "", "x = (1, 2)", "y = x[1]" }
    BinaryOpSubscrStrInt { "", "x = 'ab'", "y = x[1]" }
    BinaryOpSubscrDict { "", "x = {1: 2}", "y = x[1]" }
    BinaryOpSubscrGetitem { "class C:\n    def __getitem__(self, key):\n        return key", "x = C()", "y = x[i]" }

    StoreSubscrListInt { "", "x = [1, 2]", "x[1] = i" }
    StoreSubscrDict { "", "x = {}", "x[1] = i" }
    SendGen { "def inner(n):\n    for i in range(n):\n        yield i\ndef outer(n):\n    yield from inner(n)", "g = outer(n)", "next(g)" }
    UnpackSequenceTwoTuple { "", "x = (1, 2)", "a, b = x" }
    UnpackSequenceTuple { "", "x = (1, 2, 3)", "a, b, c = x" }
    UnpackSequenceList { "", "x = [1, 2, 3]", "a, b, c = x" }
    LoadGlobalModule { "value = 1", "", "x = value" }
    LoadGlobalBuiltin { "", "", "x = len" }
    LoadSuperAttrAttr {
        "class A:\n    v = 1\nclass B(A):\n    def get(self):\n        return super().v",
        "x = B()", "x.get()"
    }
    LoadSuperAttrMethod {
        "class A:\n    def m(self):\n        pass\nclass B(A):\n    def m(self):\n        super().m()",
        "x = B()", "x.m()"
    }

    LoadAttrInstanceValue { "class C:\n    def __init__(self):\n        self.v = 1", "x = C()", "y = x.v" }
    LoadAttrWithHint {
        "class C:\n    def __init__(self):\n        self.v = 1",
        "x = C()\nfor k in range(40):\n    setattr(x, f'a{k}', k)", "y = x.v"
    }
    LoadAttrModule { "import math", "x = math", "y = x.pi" }
    LoadAttrSlot { "class C:\n    __slots__ = ('v',)", "x = C()\nx.v = 1", "y = x.v" }
    LoadAttrClass { "class C:\n    v = 1", "x = C", "y = x.v" }
    LoadAttrClassWithMetaclassCheck { "class M(type):\n    pass\nclass C(metaclass=M):\n    v = 1", "x = C", "y = x.v" }
    LoadAttrProperty { "class C:\n    @property\n    def v(self):\n        return 1", "x = C()", "y = x.v" }
    LoadAttrGetattributeOverridden { "class C:\n    def __getattribute__(self, name):\n        return name", "x = C()", "y = x.v" }
    LoadAttrMethodWithValues { "class C:\n    def m(self):\n        pass", "x = C()", "x.m()" }
    LoadAttrMethodNoDict { "", "x = []", "x.copy()" }
    LoadAttrMethodLazyDict { "class E(Exception):\n    def m(self):\n        pass", "x = E()", "x.m()" }
    LoadAttrNondescriptorWithValues { "class C:\n    v = 1", "x = C()", "y = x.v" }
    LoadAttrNondescriptorNoDict { "class C:\n    __slots__ = ()\n    v = 1", "x = C()", "y = x.v" }

    StoreAttrInstanceValue { "class C:\n    pass", "x = C()", "x.v = i" }
    StoreAttrSlot { "class C:\n    __slots__ = ('v',)", "x = C()", "x.v = i" }
    StoreAttrWithHint {
        "class C:\n    def __init__(self):\n        self.v = 1",
        "x = C()\nfor k in range(40):\n    setattr(x, f'a{k}', k)", "x.v = i"
    }
    ForIterList { "", "x = [1, 2, 3]", "for y in x:\n    pass" }
    ForIterTuple { "", "x = (1, 2, 3)", "for y in x:\n    pass" }
    ForIterRange { "", "", "pass" }
    ForIterGen { "def g(n):\n    for i in range(n):\n        yield i", "", "for y in g(3):\n    pass" }
    CompareOpInt { "", "x = 3", "y = x < i" }
    CompareOpFloat { "", "x = 1.5", "y = x < x" }
    CompareOpStr { "", "x = 'a'", "y = x == 'b'" }
    ContainsOpSet { "", "x = {1, 2}", "y = i in x" }
    ContainsOpDict { "", "x = {1: 2}", "y = i in x" }

    CallPyExactArgs { "def f(a):\n    pass", "", "f(i)" }
    CallPyGeneral { "def f(a, b=1):\n    pass", "", "f(i)" }
    CallBoundMethodExactArgs { "class C:\n    def m(self, a):\n        pass", "f = C().m", "f(i)" }
    CallBoundMethodGeneral { "class C:\n    def m(self, a, b=1):\n        pass", "f = C().m", "f(i)" }
    CallAllocAndEnterInit { "class C:\n    def __init__(self, a):\n        self.a = a", "", "C(i)" }
    CallType1 { "", "", "type(i)" }
    CallStr1 { "", "x = 'text'", "str(x)" }
    CallTuple1 { "", "x = (1,)", "tuple(x)" }
    CallBuiltinClass { "", "x = [1]", "list(x)" }
    CallBuiltinO { "", "", "abs(i)" }
    CallBuiltinFast { "", "x = 'a'", "getattr(x, 'real', 1)" }
    CallBuiltinFastWithKeywords { "", "", "min(i, 3)" }
    CallLen { "", "x = [1]", "len(x)" }
    CallIsinstance { "", "", "isinstance(i, int)" }
    CallListAppend { "", "x = []", "x.append(i)" }
    CallMethodDescriptorO { "", "x = {1}", "x.add(i)" }
    CallMethodDescriptorFast { "", "x = {1: 2}", "x.get(i)" }
    CallMethodDescriptorFastWithKeywords { "", "x = 'a b'", "x.split()" }
    CallMethodDescriptorNoargs { "", "x = 'a'", "x.upper()" }
    CallNonPyGeneral { "class C:\n    pass", "", "C()" }
    CallKwPy { "def f(a):\n    pass", "", "f(a=i)" }
    CallKwBoundMethod { "class C:\n    def m(self, a):\n        pass", "f = C().m", "f(a=i)" }
    CallKwNonPy { "", "", "dict(a=i)" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Source, configuration, run_and_then};
    use gearbox_vm::run::probe::Counts;
    use gearbox_vm::special::families::FAMILIES;
    use std::sync::mpsc;

    const ITERATIONS: u64 = 1000;

    /// Dispatches and misses of the member while the probe runs.
    fn observed(probe: &Probe) -> (u64, u64) {
        let mut quickener = configuration("quickener").expect("there is a quickener");
        quickener.options.counting = true;
        let (sender, receiver) = mpsc::channel();
        let member = probe.member as usize;
        let code = run_and_then(
            quickener,
            Source::Code(probe.program(ITERATIONS)),
            vec![],
            |vm| vm.counts = Some(Counts::new(false)),
            move |vm, code| {
                let counts = vm.counts.take().expect("it was set");
                let _ = sender.send((counts.executed[member], counts.missed[member]));
                code
            },
        );
        assert_eq!(code.ok(), Some(0), "{:?} ends well", probe.member);
        receiver.recv().expect("the run reported")
    }

    #[test]
    fn every_member_has_one_probe_in_the_order_of_the_inventory() {
        let members: Vec<Op> = FAMILIES
            .iter()
            .flat_map(|f| f.members.iter().map(|m| m.op))
            .collect();
        let probed: Vec<Op> = PROBES.iter().map(|p| p.member).collect();
        assert_eq!(probed, members);
    }

    #[test]
    fn every_probe_reaches_its_member_and_hits() {
        let mut bad = Vec::new();
        for probe in PROBES {
            let (executed, missed) = observed(probe);
            if executed < ITERATIONS * 9 / 10 || missed > 0 {
                bad.push(format!(
                    "{}: {executed} executions, {missed} misses",
                    probe.member.name()
                ));
            }
        }
        assert!(bad.is_empty(), "{}", bad.join("\n"));
    }
}
