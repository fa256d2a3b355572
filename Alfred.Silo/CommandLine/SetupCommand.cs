using System.CommandLine;
using Alfred.Silo.Configuration;
using Alfred.Silo.Setup;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred setup</c>: asks for what an instance of production needs, and checks each answer at once.</summary>
internal static class SetupCommand
{
    /// <summary>Other addresses of services, for a rehearsal; and the zone, currency and language, which have defaults.</summary>
    private static readonly ImmutableArray<string> Taken =
        ["META_GRAPH_URL", "META_GRAPH_VERSION", "SLACK_API_URL", "TIMEZONE", "CURRENCY", "LANGUAGE"];

    /// <summary>The verb.</summary>
    public static Command Make(TimeProvider clock)
    {
        var command = new Command("setup", "Ask for what production needs, check each answer at once, and write .env.home or .env.biz");
        command.SetAction((_, cancellationToken) =>
            Refusal.CatchAsync(() => RunAsync(clock, new Terminal(Console.In, Console.Out), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(TimeProvider clock, Terminal terminal, CancellationToken cancellationToken)
    {
        var variables = Variables.Read(CommandActions.Root);
        var kind = SettingsReader.ReadKind(variables);
        var instance = variables["INSTANCE"]!;
        var given = Taken.Where(name => variables[name] is not null)
            .ToImmutableDictionary(name => name, name => variables[name]!, StringComparer.Ordinal)
            .Add("INSTANCE", instance).Add("ALFRED_ENV", "production");
        var name = $".env.{instance}";
        var file = new EnvFile(Path.Combine(CommandActions.Root, name));
        var dialogue = new SetupDialogue(SetupSteps.Of(kind, clock), given, terminal);
        terminal.Write($"alfred-{instance}: everything is checked before {name} is written. Ctrl-C stops.");
        if (await dialogue.RunAsync(file.Read(), cancellationToken) is not { } answers)
        {
            terminal.Write($"\nThe input ended before the last answer: {name} is as it was.");
            return 1;
        }

        // Whoever starts Alfred here by hand gets no sandbox on the real database.
        file.Write(answers.SetItem("ALFRED_ENV", "production"));
        terminal.Write($"""

            {name} is written; only you can read it. What comes next (docs/deploy/roll-out.md):

              ./alfred migrate {instance}                                        # makes the tables
              ./alfred doctor {instance}
              flyctl secrets import --app alfred-{instance}-eu --stage < {name}   # no secret in the shell's history
              fly/deploy.sh {instance}
            """);
        return 0;
    }
}
