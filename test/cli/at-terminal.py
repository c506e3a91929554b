# Runs a command at a pseudo-terminal and types into it. Reads {argv, turns: [[wait for, type], ...]} from standard input
# and writes {exitCode, screen}. "SIGTERM" in place of typing sends that signal. Ends the command after 40 seconds.
import json
import os
import pty
import select
import signal
import struct
import sys
import fcntl
import termios
import time

task = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.execv(task["argv"][0], task["argv"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

screen = ""
seen = 0
deadline = time.time() + 40
turns = list(task["turns"])
closed = False
while not closed:
    if time.time() > deadline:
        os.kill(pid, signal.SIGKILL)
        break
    if turns and turns[0][0] in screen[seen:]:
        seen = len(screen)
        wait_for, answer = turns.pop(0)
        # The prompt listens only after it has drawn itself.
        time.sleep(0.15)
        if answer == "SIGTERM":
            os.kill(pid, signal.SIGTERM)
        else:
            os.write(terminal, answer.encode())
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            data = b""
        if not data:
            closed = True
        screen += data.decode("utf-8", "replace")

_, status = os.waitpid(pid, 0)
code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)
print(json.dumps({"exitCode": code, "screen": screen}))
