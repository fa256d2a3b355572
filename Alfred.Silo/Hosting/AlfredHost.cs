using System.Reflection;
using Alfred.Gateway;
using Alfred.Gateway.Mail;
using Alfred.Hosting;
using Alfred.Operators;
using Alfred.Silo.Configuration;
using Alfred.Silo.Dashboard;
using Alfred.Silo.Observability;
using Alfred.Silo.Skills;
using Alfred.Skills;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Alfred.Silo.Hosting;

/// <summary>Builds the host of one instance. The database has to be ready when it is started.</summary>
public static class AlfredHost
{
    // The platform kills after 25 s; what the host leaves is for the private Postgres, which takes 8 at worst.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Builds the application.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="connectionString">The database, migrated and marked for the instance before the start.</param>
    /// <param name="clock">The product's clock.</param>
    /// <param name="directory">The folder of the plug-ins; the program's own directory by default.</param>
    /// <param name="channels">Channels beside those of the settings; none by default.</param>
    /// <param name="configureSilo">What else the silo needs; nothing by default.</param>
    public static WebApplication Build(
        AlfredSettings settings,
        string connectionString,
        TimeProvider clock,
        string? directory = null,
        ImmutableArray<IGatewayChannel>? channels = null,
        Action<ISiloBuilder>? configureSilo = null)
    {
        // Before the silo: it looks for grains in what is loaded.
        var skills = SkillAssemblies.Load(settings.Instance.Kind, directory ?? AppContext.BaseDirectory);
        // Empty: no settings files, no file watchers, no listener that the environment could add behind the settings' back.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = $"alfred-{settings.Instance.Name}",
            EnvironmentName = settings.Instance.IsProduction ? Environments.Production : Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddAlfredLogging(settings);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        var gateway = settings.Gateway with { OtherChannels = channels ?? settings.Gateway.OtherChannels };
        clock = SandboxHosting.Continue(clock, settings);
        AddServices(builder, settings, gateway, connectionString, clock, skills);
        if (configureSilo is not null)
            builder.UseOrleans(configureSilo);
        var mailboxes = SandboxHosting.Mailboxes(settings);
        builder.Services.AddMail(mailboxes, settings.Instance.IsProduction);
        builder.Services.AddSandbox(settings, mailboxes);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ConfigureAlfredKestrel(gateway));

        var app = builder.Build();
        app.MapAlfredGateway();
        if (settings.Observability.HasMetrics)
            app.MapMetrics(settings.Observability.AreMetricsOpen);
        app.StartTraces();
        app.MapSandbox(settings);
        if (settings.HasOrleansDashboard)
            app.MapOrleansDashboard();
        // Skills are made on first use; their names must be refused now.
        app.Services.GetRequiredService<ISkillCatalog>();
        return app;
    }

    private static void AddServices(
        WebApplicationBuilder builder,
        AlfredSettings settings,
        GatewayOptions gateway,
        string connectionString,
        TimeProvider clock,
        ImmutableArray<Assembly> skills)
    {
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(settings.Instance);
        builder.Services.AddSingleton<ISkillCatalog>(services => SkillCatalog.Of(skills, services));
        builder.Services.AddSingleton(LanguageSet.Of(LanguageSet.Files([typeof(AlfredGrains).Assembly, .. skills])));
        builder.AddSilo(settings.Instance, settings.Silo);
        if (settings.HasOrleansDashboard)
            builder.AddOrleansDashboard();
        // After the silo: work starts when grains can be called.
        builder.Services.AddAlfredGrains(new GrainsOptions
        {
            ConnectionString = connectionString,
            RedisConfiguration = settings.Redis,
            Members = settings.Members,
            SenderLimit = settings.SenderLimit,
            Model = settings.Model,
        });
        builder.Services.AddAlfredGateway(gateway);
        var tail = new LogTail(clock);
        builder.Services.AddSingleton<ILogTail>(tail);
        builder.Logging.AddProvider(tail);
        builder.Services.AddOperatorHost(settings);
        builder.Services.AddOtlp(settings.Observability, settings.Instance.IsProduction);
        if (settings.Observability.HasMetrics)
            builder.Services.AddMetrics(settings.Observability);
        builder.Services.AddTraces(settings.Observability);
    }
}
