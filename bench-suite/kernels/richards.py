"""Simulation of a small operating system kernel that passes packets.

A scheduler runs six tasks by priority: an idle task that wakes devices, a
worker that fills packets, two handlers that copy work to devices, and two
devices.  Exercises polymorphic method calls, attribute loads and stores on
many classes, class attributes, and linked structures.
"""

KIND_WORK = 1
KIND_DEVICE = 2
PAYLOAD = 4


class Packet:
    def __init__(self, owner, kind):
        self.link = None
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * PAYLOAD


class PacketQueue:
    """Singly linked, first in first out."""

    def __init__(self):
        self.head = None
        self.tail = None

    def put(self, packet):
        packet.link = None
        if self.head is None:
            self.head = packet
        else:
            self.tail.link = packet
        self.tail = packet

    def take(self):
        packet = self.head
        if packet is not None:
            self.head = packet.link
            packet.link = None
        return packet

    def __bool__(self):
        return self.head is not None


class Scheduler:
    def __init__(self):
        self.by_name = {}
        self.ready = []
        self.current = None
        self.switches = 0
        self.queued = 0
        self.held = 0

    def add(self, task):
        self.by_name[task.name] = task
        self.ready.append(task)
        self.ready.sort(key=lambda each: each.priority, reverse=True)

    def find(self, name):
        task = self.by_name.get(name)
        if task is None:
            raise LookupError(f"no task {name}")
        return task

    def send(self, packet, name):
        """Hand packet to another task, which then gets the chance to run."""
        self.queued += 1
        receiver = self.find(name)
        packet.owner = self.current.name
        receiver.inbox.put(packet)
        receiver.waiting = False

    def hold(self):
        self.held += 1
        self.current.holding = True

    def release(self, name):
        self.find(name).holding = False

    def choose(self):
        for task in self.ready:
            if task.runnable():
                return task
        return None

    def run(self):
        while (task := self.choose()) is not None:
            self.current = task
            self.switches += 1
            task.step(self)


class Task:
    """What every task has: a name, a priority, an inbox, and its state bits."""

    def __init__(self, name, priority):
        self.name = name
        self.priority = priority
        self.inbox = PacketQueue()
        self.holding = False
        self.waiting = True
        self.steps = 0

    def runnable(self):
        return not self.holding and (not self.waiting or bool(self.inbox))

    def step(self, kernel):
        self.steps += 1
        packet = self.inbox.take()
        if packet is None:
            self.idle(kernel)
        else:
            self.receive(kernel, packet)

    def idle(self, kernel):
        self.waiting = True

    def receive(self, kernel, packet):
        raise NotImplementedError


class IdleTask(Task):
    def __init__(self, name, count, devices):
        super().__init__(name, 0)
        self.count = count
        self.control = 1
        self.devices = devices
        self.waiting = False

    def idle(self, kernel):
        self.count -= 1
        if self.count == 0:
            kernel.hold()
            return
        low = self.control & 1
        self.control >>= 1
        if low:
            self.control ^= 0xD008
        kernel.release(self.devices[low])


class WorkerTask(Task):
    def __init__(self, name, priority, handlers):
        super().__init__(name, priority)
        self.handlers = handlers
        self.turn = 0
        self.letter = 0

    def receive(self, kernel, packet):
        self.turn = 1 - self.turn
        packet.datum = 0
        for i in range(PAYLOAD):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        kernel.send(packet, self.handlers[self.turn])


class HandlerTask(Task):
    def __init__(self, name, priority, device, worker):
        super().__init__(name, priority)
        self.device = device
        self.worker = worker
        self.work = PacketQueue()
        self.free = PacketQueue()

    def receive(self, kernel, packet):
        if packet.kind == KIND_WORK:
            self.work.put(packet)
        else:
            self.free.put(packet)
        self.progress(kernel)

    def idle(self, kernel):
        self.progress(kernel)

    def progress(self, kernel):
        work = self.work.head
        if work is None:
            self.waiting = True
            return
        position = work.datum
        if position >= PAYLOAD:
            kernel.send(self.work.take(), self.worker)
        elif self.free:
            packet = self.free.take()
            packet.datum = work.data[position]
            work.datum = position + 1
            kernel.send(packet, self.device)
        else:
            self.waiting = True


class DeviceTask(Task):
    def __init__(self, name, priority):
        super().__init__(name, priority)
        self.pending = None
        self.transferred = 0

    def receive(self, kernel, packet):
        self.pending = packet
        self.transferred = (self.transferred * 31 + packet.datum) % 65521
        self.waiting = False
        kernel.hold()

    def idle(self, kernel):
        packet = self.pending
        self.waiting = True
        if packet is not None:
            self.pending = None
            kernel.send(packet, packet.owner)

    def step(self, kernel):
        # A device serves one packet at a time.
        if self.pending is not None:
            self.steps += 1
            self.idle(kernel)
        else:
            super().step(kernel)


def simulate(count):
    kernel = Scheduler()
    kernel.add(IdleTask("idle", count, ("disk", "tape")))
    worker = WorkerTask("worker", 1000, ("reader", "writer"))
    kernel.add(worker)
    devices = []
    for rank, (name, device) in enumerate((("reader", "disk"), ("writer", "tape"))):
        handler = HandlerTask(name, 2000 + 1000 * rank, device, worker.name)
        for _ in range(3):
            handler.inbox.put(Packet(device, KIND_DEVICE))
        kernel.add(handler)
        devices.append(DeviceTask(device, 4000 + 1000 * rank))
        kernel.add(devices[rank])
    for _ in range(2):
        worker.inbox.put(Packet("reader", KIND_WORK))
    kernel.run()
    return kernel, devices


def run(n):
    kernel, devices = simulate(n)
    steps = ",".join(str(task.steps) for task in kernel.ready)
    moved = ",".join(str(device.transferred) for device in devices)
    return f"queued={kernel.queued} held={kernel.held} switches={kernel.switches} steps={steps} moved={moved}"


if __name__ == "__main__":
    print(run(100))
