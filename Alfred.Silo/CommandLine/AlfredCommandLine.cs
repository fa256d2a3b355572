using System.CommandLine;
using Alfred.Silo.Doctor;

namespace Alfred.Silo.CommandLine;

/// <summary>The verbs of <c>alfred</c>.</summary>
internal static class AlfredCommandLine
{
    /// <summary>Runs what the arguments say.</summary>
    /// <returns>The process's exit code: 0, 1 for a failure, 64 for arguments that make no sense, 78 for settings that have to be mended.</returns>
    public static Task<int> RunAsync(string[] arguments, TimeProvider clock)
    {
        var run = new Command("run", "Run the instance (the default)");
        run.SetAction(_ => Refusal.CatchAsync(() => RunCommand.RunAsync(Start.ReadSettings(), clock)));
        var migrate = new Command("migrate", "Bring the database to this version (MIGRATION_DATABASE_URL, else DATABASE_URL)");
        migrate.SetAction((_, cancellationToken) => Refusal.CatchAsync(() => MigrateCommand.RunAsync(Start.ReadSettings(), clock, cancellationToken)));
        var doctor = new Command("doctor", "Check settings, database, Redis and the channels, and say what to fix");
        doctor.SetAction((_, cancellationToken) => Refusal.CatchAsync(() => DoctorCommand.RunAsync(Start.ReadSettings(), clock, Console.Out, cancellationToken)));

        var root = new RootCommand("Alfred, a household's or a small company's assistant. INSTANCE says which: home or biz.")
        {
            run, migrate, doctor, DeadLettersCommand.Make(clock), ReplayCommand.Make(clock), DropCommand.Make(clock),
        };
        root.SetAction(_ => Refusal.CatchAsync(() => RunCommand.RunAsync(Start.ReadSettings(), clock)));
        // The host handles signals itself and takes longer than this library would wait.
        return root.Parse(arguments).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }
}
