using System.Text.Json.Nodes;
using Alfred.Conversations;
using Alfred.Interpretation;
using Alfred.Members;
using Alfred.Silo.Skills;
using Alfred.Skills;
using NodaTime;

namespace Alfred.Silo.Understand;

/// <summary>Says as JSON what an instance would make of a sentence, without doing it: no database, no memory, no effect.</summary>
internal sealed class RequestSentences
{
    private static readonly Member Nobody = new() { Id = new(MemberId.Prefix + new string('0', 32)), Name = "" };

    private readonly Grammar _grammar;
    private readonly SkillCatalog _catalog;
    private readonly Language? _language;
    private readonly LanguageSet _languages;
    private readonly ZonedDateTime _now;

    /// <summary>Loads the instance's skills.</summary>
    public RequestSentences(SkillCatalog catalog, Instance instance, LanguageSet languages, Language? language, ZonedDateTime now)
    {
        (_catalog, _languages, _language, _now) = (catalog, languages, language, now);
        _grammar = new(catalog, instance, languages);
    }

    /// <summary>What it means. Never throws for anything that can be typed.</summary>
    public JsonObject Read(string text)
    {
        var result = _grammar.Parse(text, _language ?? _languages.Default);
        var language = _language ?? result.Language;
        var commands = new JsonArray();
        var asks = (result as GrammarResult.Problem)?.Text;
        foreach (var command in (result as GrammarResult.Commands)?.Planned ?? [])
        {
            var action = _catalog.Find(command.Action)!;
            if (action.Form is { } form
                && action.Parameters.Any(needed => needed.IsRequired && command.Arguments.Find(needed.Name) is null))
            {
                asks ??= form.In(language).Title;
                continue;
            }

            switch (action.Resolve?.Invoke(command.Arguments, Context(language, commands)))
            {
                case Resolution.Unclear unclear:
                    // Nothing of a message is done before all of it is clear.
                    return Said(text, result.Language, [], unclear.Problem);
                case Resolution.Instead instead:
                    foreach (var (name, arguments) in instead.Commands)
                        commands.Add(ToJson(_catalog.Find(name)!, new(name, arguments)));
                    break;
                case Resolution.Resolved resolved:
                    commands.Add(ToJson(action, command with { Arguments = resolved.Arguments }));
                    break;
                default:
                    commands.Add(ToJson(action, command));
                    break;
            }
        }

        return Said(text, result.Language, commands, asks);
    }

    private PlanContext Context(Language language, JsonArray before) =>
        new(ConversationMemory.Empty, Nobody, _now, language) { IsBehindOthers = before.Count > 0 };

    private static JsonObject Said(string text, Language language, JsonArray commands, string? asks) =>
        new() { ["text"] = text, ["language"] = language.Code, ["commands"] = commands, ["asks"] = asks };

    private static JsonObject ToJson(SkillAction action, PlannedCommand command)
    {
        var arguments = new JsonObject();
        foreach (var parameter in action.Parameters)
        {
            if (parameter.ToJson(command.Arguments.Find(parameter.Name)) is { } value)
                arguments[parameter.Name] = value;
        }

        return new() { ["action"] = command.Action.Value, ["arguments"] = arguments };
    }
}
