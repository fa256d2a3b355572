using System.Collections.Immutable;
using Alfred.Silo.CommandLine;
using Alfred.Silo.Configuration;
using Alfred.Silo.Skills;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Silo.Doctor;

/// <summary><c>alfred doctor</c>: looks at everything that an instance needs, and says what to mend. Changes nothing that a start would not.</summary>
internal static class DoctorCommand
{
    /// <summary>Checks everything and writes a line for each part.</summary>
    /// <returns>0 when all is good, else 1.</returns>
    public static async Task<int> RunAsync(AlfredSettings settings, TimeProvider clock, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var loggers = Start.CreateLoggers(settings);
        var channels = new ChannelChecks(services.GetRequiredService<IHttpClientFactory>());
        Func<Task<ImmutableArray<Finding>>>[] checks =
        [
            () => Task.FromResult<ImmutableArray<Finding>>([new("settings", true, $"alfred-{settings.Instance.Name}, {(settings.Instance.IsProduction ? "production" : "development")}")]),
            () => Task.FromResult(CheckSkills(settings)),
            () => DatabaseCheck.RunAsync(settings, clock, loggers, cancellationToken),
            () => RedisCheck.RunAsync(settings.Redis),
            () => channels.CheckWhatsAppAsync(settings.WhatsApp, cancellationToken),
            () => channels.CheckSlackAsync(settings.Slack, cancellationToken),
        ];
        var isGood = true;
        foreach (var check in checks)
        {
            foreach (var finding in await check())
            {
                isGood &= finding.IsGood;
                await output.WriteLineAsync(finding.ToString());
            }
        }

        return isGood ? 0 : 1;
    }

    private static ImmutableArray<Finding> CheckSkills(AlfredSettings settings)
    {
        try
        {
            var skills = SkillAssemblies.FindSkills(SkillAssemblies.Load(settings.Instance.Kind, AppContext.BaseDirectory));
            return [new("skills", true, string.Join(", ", skills.Select(skill => skill.Name)))];
        }
        catch (SkillRefusedException exception)
        {
            return [new("skills", false, exception.Message)];
        }
    }
}
