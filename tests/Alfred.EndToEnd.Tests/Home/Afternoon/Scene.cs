using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Alfred.EndToEnd.Home.Afternoon;

/// <summary>
/// One thing that somebody does, and what Alfred tells whom because of it. A script is lines of
/// <c>Ada: what she writes</c>, <c>Ada taps: a button or row</c>, <c>Ada reacts: 👍</c> (to what she was told last),
/// <c>Ada (twice): delivered twice at once</c>, <c>Ada (again): delivered once more, much later</c> and <c>kill -9</c>, which ends the
/// process as soon as the next message is acknowledged. Below stand the answers: <c>&gt; to the same person</c>,
/// <c>&gt; Bob: to another</c>; further lines of the same message are indented or empty, buttons stand in brackets. <c>…</c> stands for
/// what depends on the day.
/// </summary>
/// <param name="Who">Who does it.</param>
/// <param name="Does">How.</param>
/// <param name="Text">What is written, tapped or reacted with.</param>
/// <param name="IsKilled">True when the process is killed as soon as it has it.</param>
/// <param name="Told">Whom Alfred tells what, in order for each person.</param>
internal sealed partial record Scene(
    string Who, SceneKind Does, string Text, bool IsKilled, ImmutableArray<(string Whom, string Text)> Told)
{
    private const string Kill = "kill -9";

    /// <summary>Reads a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="people">The names of who takes part.</param>
    public static IEnumerable<Scene> Read(string script, IReadOnlyCollection<string> people)
    {
        Scene? scene = null;
        var isKilled = false;
        foreach (var line in script.Split('\n'))
        {
            if (line.StartsWith('#'))
                continue;
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                var (whom, text) = Addressed(line[2..], scene!.Who, people);
                scene = scene with { Told = scene.Told.Add((whom, text)) };
            }
            else if (line.Length == 0 || line.StartsWith("  ", StringComparison.Ordinal))
            {
                var (whom, text) = scene!.Told[^1];
                scene = scene with { Told = scene.Told.SetItem(scene.Told.Length - 1, (whom, $"{text}\n{line.TrimStart()}")) };
            }
            else if (line == Kill)
            {
                isKilled = true;
            }
            else
            {
                if (scene is not null)
                    yield return scene;
                var match = Line().Match(line);
                Assert.True(match.Success, $"no line of a script: {line}");
                scene = new(match.Groups["who"].Value, KindOf(match.Groups["does"].Value), match.Groups["text"].Value, isKilled, []);
                isKilled = false;
            }
        }

        yield return scene!;
    }

    private static (string Whom, string Text) Addressed(string line, string who, IReadOnlyCollection<string> people) =>
        line.Split(": ", 2) is [var whom, var text] && people.Contains(whom) ? (whom, text) : (who, line);

    private static SceneKind KindOf(string does) => does switch
    {
        "" => SceneKind.Writes,
        " taps" => SceneKind.Taps,
        " reacts" => SceneKind.Reacts,
        " (twice)" => SceneKind.WritesTwice,
        _ => SceneKind.IsDeliveredAgain,
    };

    [GeneratedRegex(
        @"^(?<who>\w+)(?<does> taps| reacts| \(twice\)| \(again\))?: (?<text>.*)$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Line();
}

/// <summary>What somebody does.</summary>
internal enum SceneKind
{
    /// <summary>Writes a message.</summary>
    Writes = 0,

    /// <summary>Writes a message that is delivered twice at the same time.</summary>
    WritesTwice = 1,

    /// <summary>A message of theirs from before is delivered once more.</summary>
    IsDeliveredAgain = 2,

    /// <summary>Taps a button, or a row of a list.</summary>
    Taps = 3,

    /// <summary>Reacts to what they were told last.</summary>
    Reacts = 4,
}
