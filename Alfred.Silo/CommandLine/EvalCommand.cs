using System.CommandLine;
using Alfred.Gateway.Model;
using Alfred.Model;
using Alfred.Silo.Configuration;
using Alfred.Silo.Evaluation;
using Alfred.Silo.Hosting;

namespace Alfred.Silo.CommandLine;

/// <summary>
/// <c>alfred eval</c>: has a set of conversations with the model of the settings, without doing anything, and prints how good it was, what
/// it cost and how long it took. Without a key, or with <c>--scripted</c>, the sandbox plays the model by the set itself.
/// </summary>
internal static class EvalCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("folder")
    {
        Description = "The folder with a file <language>.tsv for each language (default: tests/Conversations)",
        DefaultValueFactory = static _ => new DirectoryInfo(Path.Combine(CommandActions.Root, "tests", "Conversations")),
    };

    private static readonly Option<bool> Scripted = new("--scripted")
    {
        Description = "Play the model by the set itself, whatever the settings say: a test of everything but the model",
    };

    /// <summary>The verb.</summary>
    public static Command Make(TimeProvider clock)
    {
        var command = new Command("eval", "Have a set of conversations with the language model, and say how good it is; nothing is done")
        {
            Folder, Scripted,
        };
        command.SetAction((parsed, cancellationToken) => Refusal.CatchAsync(
            () => RunAsync(parsed.GetValue(Folder)!, parsed.GetValue(Scripted), clock, Console.Out, cancellationToken)));
        return command;
    }

    /// <summary>Runs it. The scripted model must be right every time; a real one is what it is.</summary>
    public static async Task<int> RunAsync(
        DirectoryInfo folder, bool isScripted, TimeProvider clock, TextWriter output, CancellationToken cancellationToken)
    {
        var set = Read(folder);
        var variables = Variables.Read(CommandActions.Root);
        var reader = new VariableReader(variables, isProduction: false, new SandboxSecrets(Path.Combine(CommandActions.Root, ".alfred")));
        var configured = ModelSettings.Read(reader, isSandbox: true, port: 0);
        if (!reader.Problems.IsEmpty)
            throw new SettingsRefusedException(reader.Problems);
        var currency = variables["CURRENCY"] ?? "EUR";
        if (!isScripted && configured is { Limits.IsSandbox: false } real)
            return await EvaluateAsync(real.Options, real.Limits);
        var limits = (configured?.Limits ?? new() { Name = "scripted", InputPrice = 0, OutputPrice = 0 }) with { Name = "scripted" };
        await using var scripted = await ScriptedModel.StartAsync(set.Select(static one => one.Conversation));
        return await EvaluateAsync(new() { ApiKey = "scripted", BaseUrl = scripted.BaseUrl, Name = "scripted" }, limits);

        async Task<int> EvaluateAsync(ModelOptions options, ModelLimits prices)
        {
            var run = new EvaluationRun(options, prices, currency, clock);
            var verdicts = await run.RunAsync(set, cancellationToken);
            EvaluationReport.Write(output, verdicts, options.Name, run.Cost, currency);
            return options.Name == "scripted" && verdicts.Any(static verdict => verdict.Result != VerdictResult.Right) ? 1 : 0;
        }
    }

    private static ImmutableArray<(string Language, Conversation Conversation)> Read(DirectoryInfo folder)
    {
        if (!folder.Exists || folder.GetFiles("*.tsv") is not { Length: > 0 } files)
            throw new ArgumentRefusedException($"{folder.FullName} has no conversations (<language>.tsv).");
        try
        {
            return
            [
                .. files.OrderBy(static file => file.Name, StringComparer.Ordinal).SelectMany(static file =>
                    Conversation.Read(File.ReadLines(file.FullName), file.Name)
                        .Select(conversation => (Path.GetFileNameWithoutExtension(file.Name), conversation))),
            ];
        }
        catch (FormatException exception)
        {
            throw new ArgumentRefusedException($"{exception.Message}.", exception);
        }
    }
}
