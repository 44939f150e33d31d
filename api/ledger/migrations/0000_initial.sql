CREATE TABLE `access_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`user_id` text NOT NULL,
	`action` text NOT NULL,
	`ticket_id` text,
	`field` text,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `access_log_at` ON `access_log` (`at`);--> statement-breakpoint
CREATE INDEX `access_log_ticket` ON `access_log` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`ticket_id` text,
	`first_sequence` integer,
	`last_sequence` integer,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_ticket` ON `audit` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`ticket_id` text,
	`kind` text NOT NULL,
	`actor` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`data` text NOT NULL,
	`hash` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_ticket` ON `events` (`ticket_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text PRIMARY KEY NOT NULL,
	`body_hash` blob NOT NULL,
	`status` integer NOT NULL,
	`response` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idempotency_at` ON `idempotency` (`at`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`profile` text NOT NULL,
	`file_hash` text NOT NULL,
	`line` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`report` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `installation` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `persons` (
	`ticket_id` text PRIMARY KEY NOT NULL,
	`name` text,
	`phone` text,
	`phone_hash` text,
	`channel_user_id` text,
	`language` text DEFAULT 'zh' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `persons_phone` ON `persons` (`phone_hash`);--> statement-breakpoint
CREATE TABLE `quarantine` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`received_at` integer NOT NULL,
	`method` text NOT NULL,
	`query` text NOT NULL,
	`headers` text NOT NULL,
	`body` blob NOT NULL,
	`code` text NOT NULL,
	`field` text,
	`detail_zh` text NOT NULL,
	`detail_en` text NOT NULL,
	`state` text DEFAULT 'held' NOT NULL,
	`settled_at` integer,
	`settled_by` text
);
--> statement-breakpoint
CREATE INDEX `quarantine_state` ON `quarantine` (`state`,`received_at`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`external_id` text NOT NULL,
	`channel` text NOT NULL,
	`type` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`ticket_id` text,
	`rating_id` text,
	`opened` integer NOT NULL,
	`raw` blob,
	`content_hash` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_source_external` ON `submissions` (`source_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `texts` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`role` text NOT NULL,
	`body` text,
	`salt` blob,
	`erased_at` integer
);
--> statement-breakpoint
CREATE INDEX `texts_ticket` ON `texts` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `code_attempts` (
	`number` text PRIMARY KEY NOT NULL,
	`wrong` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `custodies` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`department` text,
	`role` text NOT NULL,
	`opened_at` integer NOT NULL,
	`sign_due_at` integer,
	`answer_due_at` integer,
	`signed_at` integer,
	`ended_at` integer,
	`ended_by` text
);
--> statement-breakpoint
CREATE INDEX `custodies_ticket` ON `custodies` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `ratings` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text,
	`custody_id` text,
	`department` text,
	`level` integer NOT NULL,
	`active` integer NOT NULL,
	`raw_key` text NOT NULL,
	`scale` text NOT NULL,
	`channel` text NOT NULL,
	`source_id` text NOT NULL,
	`window` text,
	`service` text,
	`reasons` text NOT NULL,
	`comment_id` text,
	`rated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ratings_ticket` ON `ratings` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `rectifications` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`rating_id` text NOT NULL,
	`department` text,
	`opened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `rectifications_ticket` ON `rectifications` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `suggestions` (
	`ticket_id` text PRIMARY KEY NOT NULL,
	`category` text,
	`department` text,
	`confidence` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`key` integer NOT NULL,
	`number` text NOT NULL,
	`code_hash` text NOT NULL,
	`source_id` text NOT NULL,
	`feed` text NOT NULL,
	`source` text NOT NULL,
	`channel` text NOT NULL,
	`kind` text NOT NULL,
	`urgency` text NOT NULL,
	`category` text,
	`subcategory` text,
	`campus` text,
	`service` text,
	`disclosure` text NOT NULL,
	`lodged_by` text NOT NULL,
	`state` text NOT NULL,
	`department` text,
	`custody_id` text,
	`episode` integer NOT NULL,
	`version` integer NOT NULL,
	`received_at` integer NOT NULL,
	`due_at` integer,
	`answered_at` integer,
	`closed_at` integer,
	`rating` integer,
	`rectification` integer NOT NULL,
	`clock` text,
	`clock_started_at` integer,
	`clock_due_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_number_unique` ON `tickets` (`number`);--> statement-breakpoint
CREATE INDEX `tickets_state_due` ON `tickets` (`state`,`clock_due_at`);--> statement-breakpoint
CREATE INDEX `tickets_department_state` ON `tickets` (`department`,`state`,`clock_due_at`);--> statement-breakpoint
CREATE INDEX `tickets_received` ON `tickets` (`received_at`);--> statement-breakpoint
CREATE INDEX `tickets_clock` ON `tickets` (`clock_due_at`);--> statement-breakpoint
CREATE TABLE `calendar_days` (
	`date` text PRIMARY KEY NOT NULL,
	`working` integer NOT NULL,
	`note` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `campuses` (
	`code` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `categories` (
	`code` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`parent` text,
	`department` text
);
--> statement-breakpoint
CREATE TABLE `departments` (
	`code` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`parent` text,
	`campus` text,
	`centre` integer DEFAULT false NOT NULL,
	`active` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE `feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `routing_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`active` integer NOT NULL,
	`conditions` text NOT NULL,
	`department` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `services` (
	`code` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`department` text
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`adapter` text NOT NULL,
	`channel` text NOT NULL,
	`name` text NOT NULL,
	`settings` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`last_delivery_at` integer
);
--> statement-breakpoint
CREATE TABLE `time_limits` (
	`version` integer PRIMARY KEY NOT NULL,
	`policy` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `windows` (
	`code` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`department` text NOT NULL,
	`campus` text,
	`service` text,
	`token_hash` text
);
--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`issuer` text,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`user_id` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`department` text,
	`active` integer DEFAULT true NOT NULL,
	`seen_at` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limit_key_unique` ON `rate_limit` (`key`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
