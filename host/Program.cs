using Programme.Host;

return await Cli.RunAsync(args);
