// The floor of a start: a bare Node process that says that it is there.
process.stdout.write('ready\n');
setInterval(() => undefined, 60_000);
