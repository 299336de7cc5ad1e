//! Second pass of scope analysis: decides for every name of every scope whether it is local, a cell, free or global, and
//! merges inlined comprehensions into the scope around them (PEP 709).

use std::collections::BTreeMap;

use super::error::SyntaxError;
use super::source::Source;
use super::symtable::{BlockKind, NameSet, Place, Scope, Special, Symbol, SymbolTable, def};
use crate::tree::Module;

type Outcome<T> = Result<T, SyntaxError>;

struct Analyzer<'a> {
    source: &'a Source,
    module: &'a Module,
    special: Special,
    table: &'a mut SymbolTable,
}

/// What a scope can see of the scopes around it.
#[derive(Clone, Default)]
struct Outer {
    /// Names bound in enclosing function scopes; `None` at module level.
    bound: Option<NameSet>,
    global: NameSet,
    type_params: NameSet,
    class_entry: Option<u32>,
}

/// Decides the places of all names.
pub(super) fn analyze(
    source: &Source,
    module: &Module,
    special: Special,
    table: &mut SymbolTable,
) -> Outcome<()> {
    let mut analyzer = Analyzer {
        source,
        module,
        special,
        table,
    };
    let mut free = NameSet::new();
    analyzer.block(module.scope.id, Outer::default(), &mut free)
}

impl Analyzer<'_> {
    fn take(&mut self, id: u32) -> Option<Scope> {
        self.table.scopes.get_mut(id as usize)?.take()
    }

    fn error<T>(&self, scope: &Scope, name: u32, msg: impl Fn(&str) -> String) -> Outcome<T> {
        let text = self
            .module
            .names
            .get(name as usize)
            .map_or("", String::as_str);
        let loc = scope
            .directives
            .iter()
            .find(|(n, _)| *n == name)
            .map_or(scope.loc, |(_, loc)| *loc);
        Err(SyntaxError::at(self.source, loc, msg(text)))
    }

    fn block(&mut self, id: u32, mut outer: Outer, free: &mut NameSet) -> Outcome<()> {
        let Some(mut scope) = self.take(id) else {
            return Ok(());
        };
        let class = scope.kind == BlockKind::Class;
        let mut local = NameSet::new();
        let mut places: BTreeMap<u32, Place> = BTreeMap::new();
        let mut inlined_cells = NameSet::new();
        let mut inner = Outer::default();
        let mut bound = NameSet::new();
        let mut new_free = NameSet::new();
        if class {
            inner.global.extend(&outer.global);
            bound.extend(outer.bound.iter().flatten());
        }
        for name in scope.order.clone() {
            let flags = scope.symbol(name).map_or(0, |symbol| symbol.flags);
            let place = self.name(&mut scope, name, flags, &mut outer, &mut local, free)?;
            places.insert(name, place);
        }
        if class {
            bound.extend([
                self.special.class,
                self.special.classdict,
                self.special.conditional,
            ]);
        } else {
            if scope.kind.function_like() {
                bound.extend(&local);
            }
            bound.extend(outer.bound.iter().flatten());
            inner.global.extend(&outer.global);
        }
        inner.bound = Some(bound);
        inner.type_params = outer.type_params.clone();
        let mut spliced = Vec::new();
        for child in scope.children.clone() {
            let Some(entry) = self.table.get(child) else {
                continue;
            };
            let inline =
                entry.comprehension && !entry.generator_expression && !scope.can_see_class_scope;
            let mut child_outer = inner.clone();
            if entry.can_see_class_scope {
                child_outer.class_entry = if class { Some(id) } else { outer.class_entry };
            }
            let mut child_free = NameSet::new();
            // The child may look at the symbols of the class it is in.
            self.table.scopes[id as usize] = Some(scope);
            let outcome = self.block(child, child_outer, &mut child_free);
            scope = self.take(id).unwrap_or_else(unreachable_scope);
            outcome?;
            if inline {
                self.inline(
                    &mut scope,
                    child,
                    &mut places,
                    &mut child_free,
                    &mut inlined_cells,
                );
            }
            new_free.extend(&child_free);
            let Some(entry) = self
                .table
                .scopes
                .get_mut(child as usize)
                .and_then(Option::as_mut)
            else {
                continue;
            };
            scope.child_free |= entry.has_free || entry.child_free;
            if inline {
                entry.comp_inlined = true;
                spliced.extend(entry.children.iter().copied());
            } else {
                spliced.push(child);
            }
        }
        scope.children = spliced;
        if scope.kind.function_like() {
            for (name, place) in &mut places {
                if *place == Place::Local
                    && (new_free.contains(name) || inlined_cells.contains(name))
                {
                    *place = Place::Cell;
                    new_free.remove(name);
                }
            }
        } else if class {
            scope.needs_class_closure |= new_free.remove(&self.special.class);
            scope.needs_classdict |= new_free.remove(&self.special.classdict);
            scope.conditional_annotations |= new_free.remove(&self.special.conditional);
        }
        for (name, symbol) in &mut scope.symbols {
            if inlined_cells.contains(name) {
                symbol.flags |= def::COMP_CELL;
            }
            symbol.place = places.get(name).copied().unwrap_or(Place::Unknown);
        }
        for name in &new_free {
            match scope.symbols.get_mut(name) {
                Some(symbol) => {
                    if class {
                        symbol.flags |= def::FREE_CLASS;
                    }
                }
                None => {
                    if outer
                        .bound
                        .as_ref()
                        .is_some_and(|bound| bound.contains(name))
                    {
                        scope.symbols.insert(
                            *name,
                            Symbol {
                                flags: 0,
                                place: Place::Free,
                            },
                        );
                        scope.order.push(*name);
                    }
                }
            }
        }
        free.extend(&new_free);
        self.table.scopes[id as usize] = Some(scope);
        Ok(())
    }

    fn name(
        &mut self,
        scope: &mut Scope,
        name: u32,
        flags: u32,
        outer: &mut Outer,
        local: &mut NameSet,
        free: &mut NameSet,
    ) -> Outcome<Place> {
        if flags & def::GLOBAL != 0 {
            if flags & def::NONLOCAL != 0 {
                return self.error(scope, name, |name| {
                    format!("name '{name}' is nonlocal and global")
                });
            }
            outer.global.insert(name);
            if let Some(bound) = &mut outer.bound {
                bound.remove(&name);
            }
            return Ok(Place::GlobalExplicit);
        }
        if flags & def::NONLOCAL != 0 {
            let Some(bound) = &outer.bound else {
                return self.error(scope, name, |_| {
                    "nonlocal declaration not allowed at module level".into()
                });
            };
            if !bound.contains(&name) {
                return self.error(scope, name, |name| {
                    format!("no binding for nonlocal '{name}' found")
                });
            }
            if outer.type_params.contains(&name) {
                return self.error(scope, name, |name| {
                    format!("nonlocal binding not allowed for type parameter '{name}'")
                });
            }
            scope.has_free = true;
            free.insert(name);
            return Ok(Place::Free);
        }
        if flags & def::BOUND != 0 {
            local.insert(name);
            outer.global.remove(&name);
            if flags & def::TYPE_PARAM != 0 {
                outer.type_params.insert(name);
            } else {
                outer.type_params.remove(&name);
            }
            return Ok(Place::Local);
        }
        // An annotation scope sees the names of the class it stands in first.
        if let Some(class) = outer.class_entry.and_then(|id| self.table.get(id)) {
            let class_flags = class.symbol(name).map_or(0, |symbol| symbol.flags);
            if class_flags & def::GLOBAL != 0 {
                return Ok(Place::GlobalExplicit);
            }
            if class_flags & def::BOUND != 0 && class_flags & def::NONLOCAL == 0 {
                return Ok(Place::GlobalImplicit);
            }
        }
        if outer
            .bound
            .as_ref()
            .is_some_and(|bound| bound.contains(&name))
        {
            scope.has_free = true;
            free.insert(name);
            return Ok(Place::Free);
        }
        Ok(Place::GlobalImplicit)
    }

    fn free_in_child(&self, id: u32, name: u32) -> bool {
        let Some(scope) = self.table.get(id) else {
            return false;
        };
        scope.children.iter().any(|child| {
            self.table
                .get(*child)
                .is_some_and(|child| child.symbol(name).is_some_and(|s| s.place == Place::Free))
        })
    }

    /// Merges the symbols of a comprehension into the scope around it.
    fn inline(
        &mut self,
        scope: &mut Scope,
        comp: u32,
        places: &mut BTreeMap<u32, Place>,
        comp_free: &mut NameSet,
        inlined_cells: &mut NameSet,
    ) {
        let Some(entry) = self.table.get(comp) else {
            return;
        };
        let class = scope.kind == BlockKind::Class;
        let symbols: Vec<(u32, Symbol)> = entry
            .order
            .iter()
            .filter_map(|name| entry.symbol(*name).map(|symbol| (*name, symbol)))
            .collect();
        let special = [
            self.special.class,
            self.special.classdict,
            self.special.conditional,
        ];
        for (name, symbol) in symbols {
            // The parameter holding the first iterator disappears.
            if symbol.flags & def::PARAM != 0 {
                continue;
            }
            let mut place = symbol.place;
            if place == Place::Cell || symbol.flags & def::COMP_CELL != 0 {
                inlined_cells.insert(name);
            }
            match scope.symbols.get(&name) {
                None => {
                    if place == Place::Free && class && special.contains(&name) {
                        place = Place::GlobalImplicit;
                        comp_free.remove(&name);
                    }
                    scope.symbols.insert(
                        name,
                        Symbol {
                            flags: symbol.flags & !def::COMP_CELL,
                            place,
                        },
                    );
                    scope.order.push(name);
                    places.insert(name, place);
                }
                Some(existing) => {
                    if existing.flags & def::BOUND != 0 && !class && !self.free_in_child(comp, name)
                    {
                        comp_free.remove(&name);
                    }
                }
            }
        }
    }
}

/// The scope was put back a moment ago; an empty one keeps the types simple.
fn unreachable_scope() -> Scope {
    super::symtable_visit::new_scope(BlockKind::Function, crate::compile::seq::NO_LOCATION)
}
