using Programme.Host;

PlainWriter.Install();
return await Cli.RunAsync(args);
