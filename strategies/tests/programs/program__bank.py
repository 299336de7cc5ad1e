class BankError(Exception):
    """Base of everything that goes wrong here."""
class InsufficientFunds(BankError):
    def __init__(self, need, have):
        super().__init__(f"need {need:.2f}, have {have:.2f}")
        self.missing = need - have
class Account:
    rate = 0.01
    _next = 1000
    def __init__(self, owner, balance=0.0):
        self.owner, self._balance, self.history = owner, balance, []
        self.number = Account._next
        Account._next += 1
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, value):
        if value < 0: raise ValueError("balance cannot be negative")
        self._balance = value
    def withdraw(self, amount):
        if amount > self.balance: raise InsufficientFunds(amount, self.balance)
        self.balance -= amount
        self.history.append(("withdraw", amount))
    def deposit(self, amount):
        if amount <= 0: raise ValueError(f"bad amount {amount}")
        self.balance += amount
        self.history.append(("deposit", amount))
    def __iadd__(self, amount):
        self.deposit(amount)
        return self
    def __lt__(self, o): return self.balance < o.balance
    def __repr__(self): return f"<{type(self).__name__} {self.number} {self.owner} {self.balance:.2f}>"
class Savings(Account):
    rate = 0.05
    def interest(self): self += self.balance * self.rate
class Checking(Account):
    def __init__(self, *a, overdraft=50, **k):
        super().__init__(*a, **k)
        self.overdraft = overdraft
    def withdraw(self, amount):
        try:
            super().withdraw(amount)
        except InsufficientFunds as e:
            if e.missing > self.overdraft: raise BankError(f"overdraft of {self.overdraft} exceeded") from e
            self._balance -= amount
            self.history.append(("overdraft", amount))
class Transaction:
    def __init__(self, *accounts): self.accounts = accounts
    def __enter__(self):
        self.saved = [(a, a._balance, a.history[:]) for a in self.accounts]
        return self
    def __exit__(self, t, v, tb):
        if t is not None:
            for a, b, h in self.saved: a._balance, a.history = b, h
            print("rolled back:", v)
            return issubclass(t, BankError)
a, b = Savings("Ann", 100), Checking("Bob", balance=20)
a += 50
with Transaction(a, b):
    a.withdraw(30)
    b.deposit(30)
print(a, b, max(a, b), sorted([a, b]))
with Transaction(a, b):
    a.withdraw(100)
    b.withdraw(5000)
print(a, b, a.history)
b.withdraw(90)
print(b, b.history, b._balance)
a.interest()
print(a)
for act in (lambda: a.withdraw(10 ** 6), lambda: b.withdraw(100), lambda: a.deposit(-1), lambda: setattr(a, "balance", -5), lambda: Account()):
    try:
        act()
    except BankError as e:
        print(type(e).__name__, e, repr(e.__cause__))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    with Transaction(a): a.deposit("lots")
except TypeError as e:
    print(e, a)
print(f"{a!r:>40}|{a.balance:>10.3f}|{b.owner!s:^9}|")
