// Notifications, destinations and deployments of certificates, and certificates of those.
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import type { Deployment } from '../destinations/deployment.entity.ts'
import type { Destination } from '../destinations/destination.entity.ts'
import { certificateDeployments, DeploymentObject, destinationById, DestinationObject } from '../destinations/index.ts'
import { dnsProviderById, DnsProviderObject } from '../dns-providers/index.ts'
import { certificateNotificationIds, notificationById, NotificationObject } from '../notifications/index.ts'
import {
  deliveriesOf,
  NotificationDeliveryConnection,
  NotificationDeliveryObject,
  NotificationPreviewEntryObject,
  UpcomingNoticeObject,
  OF_CERTIFICATE,
} from '../notices/index.ts'
import type { Notification } from '../notifications/notification.entity.ts'
import { BY_DESTINATION, BY_NOTIFICATION, certificatesOf } from './certificate-connections.ts'
import { CertificateListArgs } from './certificate-list.inputs.ts'
import type { Certificate } from './certificate.entity.ts'
import { certificateById } from './certificate.repository.ts'
import { CertificateConnection, CertificateObject } from './certificate.types.ts'

@Resolver(() => CertificateObject)
export class CertificateAttachmentsResolver {
  @FieldResolver(() => [NotificationObject], { description: 'What tells of its end before it comes, by name.' })
  async notifications(@Root() certificate: Certificate, @Ctx() context: Context) {
    const ids = await context.loader(certificateNotificationIds).load(certificate.id)
    return (await context.loader(notificationById).loadMany(ids)).filter((notification) => notification !== null)
  }

  @FieldResolver(() => NotificationDeliveryConnection, { description: 'What people were told of it, newest first.' })
  async notificationDeliveries(
    @Root() certificate: Certificate,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return deliveriesOf(context, OF_CERTIFICATE, certificate.id, page.toRequest())
  }

  @FieldResolver(() => [DestinationObject], { description: 'Where it is meant to be.' })
  async destinations(@Root() certificate: Certificate, @Ctx() context: Context) {
    const deployments = await context.loader(certificateDeployments).load(certificate.id)
    const ids = deployments.filter(({ desired }) => desired).map(({ destinationId }) => destinationId)
    return (await context.loader(destinationById).loadMany(ids)).filter((destination) => destination !== null)
  }

  @FieldResolver(() => [DeploymentObject], {
    description: 'Where it is meant to be, and where it may still be though it is not meant to.',
  })
  async deployments(@Root() certificate: Certificate, @Ctx() context: Context) {
    return context.loader(certificateDeployments).load(certificate.id)
  }

  @FieldResolver(() => DnsProviderObject, { nullable: true, description: 'Publishes its challenges (dns-01).' })
  async dnsProvider(@Root() certificate: Certificate, @Ctx() context: Context) {
    const id = certificate.dnsProvider?.id
    return id === undefined ? null : context.loader(dnsProviderById).load(id)
  }
}

@Resolver(() => NotificationObject)
export class NotificationCertificatesResolver {
  @FieldResolver(() => CertificateConnection, { description: 'The certificates it speaks of.' })
  async certificates(
    @Root() notification: Notification,
    @Args(() => CertificateListArgs) list: CertificateListArgs,
    @Ctx() context: Context,
  ) {
    return certificatesOf(context, BY_NOTIFICATION, notification.id, list.toQuery(context))
  }
}

@Resolver(() => DestinationObject)
export class DestinationCertificatesResolver {
  @FieldResolver(() => CertificateConnection, { description: 'The certificates that are meant to be there.' })
  async certificates(
    @Root() destination: Destination,
    @Args(() => CertificateListArgs) list: CertificateListArgs,
    @Ctx() context: Context,
  ) {
    return certificatesOf(context, BY_DESTINATION, destination.id, list.toQuery(context))
  }
}

@Resolver(() => DeploymentObject)
export class DeploymentCertificateResolver {
  @FieldResolver(() => CertificateObject, { nullable: true, description: 'What. Null once it has been deleted.' })
  async certificate(@Root() { certificateId }: Deployment, @Ctx() context: Context) {
    return context.loader(certificateById).load(certificateId)
  }
}

@Resolver(() => NotificationDeliveryObject)
export class DeliveryCertificateResolver {
  @FieldResolver(() => CertificateObject, { nullable: true, description: 'The certificate it is about.' })
  async certificate(@Root() { certificateId }: { certificateId?: string | null }, @Ctx() context: Context) {
    return certificateId == null ? null : context.loader(certificateById).load(certificateId)
  }
}

@Resolver(() => NotificationPreviewEntryObject)
export class PreviewCertificateResolver {
  @FieldResolver(() => CertificateObject, { nullable: true, description: 'The certificate it is about.' })
  async certificate(@Root() { certificateId }: { certificateId: string }, @Ctx() context: Context) {
    return context.loader(certificateById).load(certificateId)
  }
}

@Resolver(() => UpcomingNoticeObject)
export class UpcomingNoticeCertificateResolver {
  @FieldResolver(() => CertificateObject, { nullable: true, description: 'The certificate it is about.' })
  async certificate(@Root() { certificateId }: { certificateId: string }, @Ctx() context: Context) {
    return context.loader(certificateById).load(certificateId)
  }
}
