using Programme.Host.Commands;

return await Cli.RunAsync(args);
