using Alfred.Gateway.Mail;
using Alfred.Gateway.Model;
using Alfred.Gateway.Outbound;
using Alfred.Gateway.Slack;
using Alfred.Gateway.WhatsApp;
using Alfred.Silo.Configuration;

namespace Alfred.Silo.Doctor;

/// <summary>The same clients as in a running instance: what they may not reach, a check does not reach either.</summary>
internal static class DoctorClients
{
    /// <summary>Registers those of the settings' channels, mailboxes and language model.</summary>
    public static ServiceCollection Of(AlfredSettings settings)
    {
        var services = new ServiceCollection();
        if (settings.Gateway.WhatsApp is { } whatsApp)
            services.AddOutboundClient(WhatsAppOutbound.Client(whatsApp, settings.Instance.IsProduction));
        if (settings.Gateway.Slack is { } slack)
            services.AddOutboundClient(SlackOutbound.Client(slack, settings.Instance.IsProduction));
        if (settings.Gateway.Model is { } model)
            services.AddOutboundClient(ModelServices.Client(model, settings.Instance.IsProduction));
        services.AddMail(settings.Mailboxes, settings.Instance.IsProduction);
        return services;
    }
}
