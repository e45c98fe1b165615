using Programme.Host;

using var app = ProgrammeHost.Build(args);
await ProgrammeHost.StartAsync(app);
await app.WaitForShutdownAsync();
