using System.CommandLine;
using Alfred.DeadLetters;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred drop</c>: discards dead letters, and replies that are held until a person writes.</summary>
internal static class DropCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make(TimeProvider clock)
    {
        var ids = new Argument<string[]>("id")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "As `alfred dead-letters` lists them: in-17, out-9",
        };
        return new Command("drop", "Discard dead letters: they are never processed or sent") { ids }.WithDeadLetters(
            clock,
            (_, store, parsed, cancellationToken) => DropAsync(store, parsed.GetValue(ids) ?? [], Console.Out, cancellationToken));
    }

    /// <summary>Drops each, and says what became of it.</summary>
    public static async Task<int> DropAsync(
        DeadLetterStore store, IEnumerable<string> ids, TextWriter output, CancellationToken cancellationToken)
    {
        var code = 0;
        foreach (var id in ids.Select(CommandActions.ParseId).ToArray())
        {
            var decision = await store.DropAsync(id, cancellationToken);
            await output.WriteLineAsync(decision switch
            {
                DeadLetterResult.Dropped => $"{id}: dropped",
                DeadLetterResult.NotDead other => $"{id}: nothing to do, it is {other.State}",
                _ => $"{id}: there is no such row",
            });
            code = decision is DeadLetterResult.Unknown ? 1 : code;
        }

        return code;
    }
}
