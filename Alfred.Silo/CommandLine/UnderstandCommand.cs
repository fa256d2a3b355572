using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Hosting;
using Alfred.Silo.Configuration;
using Alfred.Silo.Skills;
using Alfred.Silo.Understand;
using NodaTime;
using NodaTime.Text;

namespace Alfred.Silo.CommandLine;

/// <summary>
/// <c>alfred understand</c>: prints for each sentence what would be understood, as one JSON object a line. Nothing is done, and no database
/// is needed: for authors of skills, operators and test suites.
/// </summary>
internal static class UnderstandCommand
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string[]> Sentences = new("sentence")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "What somebody writes; without any, each line of standard input",
    };

    private static readonly Option<string> Kind = new("--kind")
    {
        Description = "What a sentence is read as: request (default), amount, time or recurrence",
        DefaultValueFactory = static _ => "request",
        HelpName = "kind",
    };

    private static readonly Option<string?> InstanceName = new("--instance")
    {
        Description = "home or biz (default: INSTANCE, else home)",
        HelpName = "instance",
    };

    private static readonly Option<string?> LanguageCode = new("--language")
    {
        Description = "The language of the sentences, such as de (default: detected)",
        HelpName = "code",
    };

    private static readonly Option<string?> Zone = new("--zone")
    {
        Description = "The speaker's time zone (default: TIMEZONE, else Europe/Madrid)",
        HelpName = "zone",
    };

    private static readonly Option<string?> Now = new("--now")
    {
        Description = "The speaker's local time, such as 2026-11-28T12:00:00 (default: now)",
        HelpName = "time",
    };

    private static readonly Option<string?> Currency = new("--currency")
    {
        Description = "The currency here: which one \"$\" is (default: CURRENCY, else EUR)",
        HelpName = "code",
    };

    /// <summary>Makes the command.</summary>
    public static Command Make(TimeProvider clock)
    {
        var command = new Command("understand", "Print as JSON what sentences would be understood as; nothing is done")
        {
            Sentences, Kind, InstanceName, LanguageCode, Zone, Now, Currency,
        };
        command.SetAction((parsed, cancellationToken) => Refusal.CatchAsync(
            () => RunAsync(Reader(parsed, clock), parsed.GetValue(Sentences) ?? [], cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(Func<string, JsonObject> read, string[] sentences, CancellationToken cancellationToken)
    {
        // A file of sentences is answered in blocks, a person or a program that waits for each line at once.
        await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 64 * 1024);
        foreach (var sentence in sentences)
            await output.WriteLineAsync(read(sentence).ToJsonString(Readable));
        while (sentences.Length == 0 && await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            await output.WriteLineAsync(read(line).ToJsonString(Readable));
            if (Console.In.Peek() < 0)
                await output.FlushAsync(cancellationToken);
        }

        return 0;
    }

    private static Func<string, JsonObject> Reader(System.CommandLine.ParseResult parsed, TimeProvider clock)
    {
        var variables = Variables.Read(CommandActions.Root);
        var instance = ReadInstance(parsed, variables);
        var assemblies = SkillAssemblies.Load(instance.Kind, AppContext.BaseDirectory);
        var languages = LanguageSet.Of(LanguageSet.Files([typeof(AlfredGrains).Assembly, .. assemblies]));
        var language = parsed.GetValue(LanguageCode) is { } code
            ? languages.Find(code) ?? throw Refused("--language", code, string.Join(", ", languages.All))
            : null;
        ImmutableArray<Language> spoken = language is null ? languages.All : [language];
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(instance.Zone);
        if (parsed.GetValue(Now) is { } time)
        {
            now = LocalDateTimePattern.ExtendedIso.Parse(time) is { Success: true, Value: var local }
                ? local.InZoneLeniently(instance.Zone)
                : throw Refused("--now", time, "2026-11-28T12:00:00");
        }

        switch (parsed.GetValue(Kind))
        {
            case "request":
                using (var services = NoCrm.Beside(clock, instance, languages).BuildServiceProvider())
                    return new RequestSentences(SkillCatalog.Of(assemblies, services), instance, languages, language, now).Read;
            case "amount":
                return text => ValueSentences.ReadAmount(text, spoken, instance.Currency);
            case "time":
                return text => ValueSentences.ReadTime(text, spoken, now);
            case "recurrence":
                return text => ValueSentences.ReadRecurrence(text, spoken, now);
            case var other:
                throw Refused("--kind", other ?? "", "request, amount, time or recurrence");
        }
    }

    private static Instance ReadInstance(System.CommandLine.ParseResult parsed, Variables variables)
    {
        var name = parsed.GetValue(InstanceName) ?? variables["INSTANCE"] ?? "home";
        if (name is not ("home" or "biz"))
            throw Refused("--instance", name, "home or biz");
        return new()
        {
            Kind = name == "home" ? InstanceKind.Home : InstanceKind.Biz,
            IsProduction = false,
            Zone = Read("--zone", parsed.GetValue(Zone) ?? variables["TIMEZONE"] ?? "Europe/Madrid", Formats.Zone),
            Currency = Read("--currency", parsed.GetValue(Currency) ?? variables["CURRENCY"] ?? "EUR", Formats.Currency),
            Language = LanguageSet.English,
            AllowUnknownSenders = false,
        };
    }

    private static T Read<T>(string option, string value, Func<string, T> parse)
    {
        try
        {
            return parse(value);
        }
        catch (FormatException exception)
        {
            throw new ArgumentRefusedException($"{option} {exception.Message}.", exception);
        }
    }

    private static ArgumentRefusedException Refused(string option, string value, string expected) =>
        new($"{option} '{value}' is not known; give it as {expected}.");
}
