using Alfred.Chores;

namespace Alfred.Skills.Home.Chores;

/// <summary>The chores that somebody sets up, each with what is said of it, where it is known who lives here.</summary>
internal static class NewChores
{
    /// <summary>Reads them.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="languages">The languages in which they may be written.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="day">Everybody who lives here.</param>
    /// <returns>The chores, or a question when it is not clear what is one or whose it is.</returns>
    public static (ImmutableArray<(string Text, Language Language)> Lines, Reply? Question) Read(
        Arguments arguments, LanguageSet languages, ActionContext context, ChoreDay day)
    {
        ImmutableArray<string> members = [.. day.Members.Select(static member => member.Name)];
        var written = Lines(arguments, languages, context.Language).ToImmutableArray();
        if (arguments.Find(ChoreParameters.New.Name) is null && Told(written, members, context.Language) is { } told)
            return ([], told);
        var lines = ImmutableArray.CreateBuilder<(string Text, Language Language)>();
        var unassigned = 0;
        foreach (var (text, language) in written)
        {
            if (written.Length == 1 || Assignment.Member(text, context.Member.Name, members, language) is not { } name)
            {
                lines.Add((text, language));
                unassigned++;
            }
            // "Windows, fridge, Bob": the name may be for both of them.
            else if (unassigned > 1 || lines.Count == 0)
            {
                return ([], new(context.Language.Say("chores.whose", ("name", name))));
            }
            else
            {
                lines[^1] = ($"{lines[^1].Text}, {text}", lines[^1].Language);
                unassigned = 0;
            }
        }

        return (lines.ToImmutable(), null);
    }

    // "Bob calls his mother every Sunday" tells of Bob, where nothing else says that it is a chore; "Bob anrufen" may be one.
    private static Reply? Told(
        ImmutableArray<(string Text, Language Language)> lines, ImmutableArray<string> members, Language language)
    {
        foreach (var (text, written) in lines)
        {
            if (members.FirstOrDefault(member => PersonName.BeginsWith(text, member)) is { } name)
            {
                return Ask(text, lines.Length > 1 ? [] :
                    [
                        new(language.Say("chores.button-for", ("name", name)),
                            written.Say("chores.say-add-for", ("chore", text[name.Length..].Trim()), ("name", name))),
                        AsItStands(text, written, language),
                    ]);
            }

            // "(Elke zondag) belt Bob zijn moeder."
            if (ChoreWords.For(written).Inverts && text.Split(' ') is [_, var second, _, ..]
                && members.Any(member => PersonName.IsSame(second, member)))
                return Ask(text, lines.Length > 1 ? [] : [AsItStands(text, written, language)]);
        }

        return null;

        Reply Ask(string text, ImmutableArray<Choice> choices) => new(language.Say("chores.is-told", ("chore", text)))
        {
            Choices = choices.IsEmpty || choices.Any(static choice => choice.Says.Length > Choice.MaxSaysLength) ? null : new(choices),
        };
    }

    private static Choice AsItStands(string text, Language written, Language language) =>
        new(language.Say("chores.button-add"), written.Say("chores.say-add", ("chore", text)));

    // A sentence whose own words say how often is put together again.
    private static IEnumerable<(string Text, Language Language)> Lines(Arguments arguments, LanguageSet languages, Language language)
    {
        var repeat = ChoreParameters.Repeats.Select(parameter => arguments.Find(parameter.Name))
            .FirstOrDefault(static value => value is not null);
        var (terms, code) = repeat is null ? ("", null) : ChoreText.Parse(repeat);
        var chores = ChoreParameters.Tasks.Prepend(ChoreParameters.Task).Prepend(ChoreParameters.New)
            .Select(parameter => arguments.Find(parameter.Name)).First(static value => value is not null)!;
        foreach (var line in chores.Split('\n'))
        {
            var (text, own) = ChoreText.Parse(line);
            var written = languages.Find(own ?? code) ?? language;
            yield return ($"{text} {terms}".TrimEnd(), written);
        }
    }
}
