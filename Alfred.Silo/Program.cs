using Alfred.Silo.CommandLine;

return await AlfredCommandLine.RunAsync(args, TimeProvider.System);
