using System.CommandLine;
using Alfred.Silo.CommandLine;

// The verbs of `alfred`. Exit codes: 0, 1 for a failure, 64 for arguments that make no sense, 78 for settings that have to be fixed.
var clock = TimeProvider.System;
var alfred = new RootCommand("Alfred, the assistant of a household or a small company. INSTANCE says which: home or biz.")
{
    new Command("run", "Run the instance (the default)")
        .WithAction((settings, _, _) => RunCommand.RunAsync(settings, clock)),
    new Command("migrate", "Bring the database to this version (MIGRATION_DATABASE_URL, else DATABASE_URL)")
        .WithAction((settings, _, cancellationToken) => MigrateCommand.RunAsync(settings, clock, cancellationToken)),
    new Command("doctor", "Check settings, database, Redis, channels, mailboxes and the language model, and say what to fix")
        .WithAction((settings, _, cancellationToken) => DoctorCommand.RunAsync(settings, clock, Console.Out, cancellationToken)),
    DeadLettersCommand.Make(clock),
    ReplayCommand.Make(clock),
    DropCommand.Make(clock),
    UnderstandCommand.Make(clock),
    EvalCommand.Make(clock),
    ImportCrmCommand.Make(clock),
    SmokeCommand.Make(clock),
    SetupCommand.Make(clock),
};
foreach (var command in BackupCommands.Make(clock))
    alfred.Add(command);
alfred.WithAction((settings, _, _) => RunCommand.RunAsync(settings, clock));

// The host handles signals itself and takes longer than this library would wait.
return await alfred.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
