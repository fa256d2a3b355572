using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;

namespace Orleans.Hosting;

/// <summary>Registration of reminders in memory.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Keeps reminders in memory.</summary>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.AddReminders();
        return builder.ConfigureServices(services => services.AddSingleton<IReminderTable, InMemoryReminderTable>());
    }
}
