using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Embedded;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Registration of reminders.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Adds reminders; their table is added apart.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder) => builder.ConfigureServices(services => services.AddReminders());

    /// <summary>Adds reminders; their table is added apart.</summary>
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddOptions<ReminderOptions>();
        services.TryAddSingleton<ReminderSchedule>();
        services.TryAddSingleton<IReminderRegistry, ReminderRegistry>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, ReminderService>());
    }

    /// <summary>Keeps reminders in a database.</summary>
    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions) =>
        builder.UseAdoNetReminderService(options => options.Configure(configureOptions));

    /// <summary>Keeps reminders in a database.</summary>
    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetReminderTableOptions>> configureOptions) =>
        builder.ConfigureServices(services => services.UseAdoNetReminderService(configureOptions));

    /// <summary>Keeps reminders in a database.</summary>
    public static IServiceCollection UseAdoNetReminderService(this IServiceCollection services, Action<OptionsBuilder<AdoNetReminderTableOptions>> configureOptions)
    {
        services.AddReminders();
        services.TryAddSingleton<PostgresConnections>();
        services.AddSingleton<IReminderTable, PostgresReminderTable>();
        configureOptions(services.AddOptions<AdoNetReminderTableOptions>());
        return services;
    }
}
