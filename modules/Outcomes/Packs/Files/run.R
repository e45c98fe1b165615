# Repeats the primary, burnout, turnover and CACE results from the rows of this pack, in R alone:   Rscript run.R
# R packages: sandwich, clubSandwich, AER, survival (Debian: r-cran-sandwich r-cran-clubsandwich r-cran-aer r-cran-survival).
# It ends with 0 when every number agrees with results.csv within 1e-6, otherwise with 1 and the numbers that do not. repeated.csv has R's numbers.
suppressPackageStartupMessages({library(sandwich); library(clubSandwich); library(AER); library(survival)})

school <- read.csv("school.csv"); person <- read.csv("person.csv"); tenure <- read.csv("tenure.csv")
plan <- read.csv("parameters.csv"); least_sessions <- as.numeric(plan$value[plan$name == "least_sessions"])
results <- read.csv("results.csv", colClasses = "character")
found <- list()
keep <- function(id, ...) { values <- c(...); for (key in names(values)) found[[length(found) + 1]] <<- list(id = id, key = key, value = unname(values[key])) }

# A factor of strata, or nothing where there is one stratum only.
strata_of <- function(rows) if (length(unique(rows$stratum)) > 1) "+ factor(stratum)" else ""
satterthwaite <- function(model, cluster) {
  test <- coef_test(model, vcovCR(model, cluster = cluster, type = "CR2", inverse_var = TRUE), test = "Satterthwaite", coefs = "arm")
  list(se = test$SE, df = if (is.null(test$df_Satt)) test$df else test$df_Satt)
}
interval <- function(estimate, error) {
  half <- qt(.975, error$df) * error$se
  c(ci_lo = estimate - half, ci_hi = estimate + half, p = 2 * pt(-abs(estimate / error$se), error$df))
}

# Primary: share of contacts closed with no further action; schools weighted by contacts, strata, baseline share and whether there is one; HC2 with
# Bell and McCaffrey's degrees of freedom. Schools that alone decide a coefficient (leverage 1) are left out; no estimate changes.
analysed <- school[school$months_reported > 0 & !is.na(school$contacts) & school$contacts > 0, ]
analysed$y <- analysed$nfa / analysed$contacts
analysed$x_miss <- as.integer(analysed$baseline_contacts == 0)
analysed$x_base <- ifelse(analysed$x_miss == 1, 0, analysed$baseline_nfa / pmax(1, analysed$baseline_contacts))
covariates <- function(rows) paste(strata_of(rows), "+ x_base", if (any(rows$x_miss == 1) && any(rows$x_miss == 0)) "+ x_miss" else "")
primary <- function(rows) lm(as.formula(paste("y ~ arm", covariates(rows))), rows, weights = contacts)
alone <- hatvalues(primary(analysed)) > 1 - 1e-8
rows <- analysed[!alone, ]
model <- primary(rows)
estimate <- unname(coef(model)["arm"]); error <- satterthwaite(model, seq_len(nrow(rows)))
keep("itt.primary.wls_rd", estimate = estimate, se_HC2 = error$se, df_satterthwaite = error$df, interval(estimate, error), n = nrow(rows))

# CACE: two-stage least squares, the allocation as instrument of having taken part (binary) and of sessions (dose).
for (kind in c("binary", "dose")) for (weighted in c(TRUE, FALSE)) {
  rows$received <- if (kind == "binary") as.integer(rows$sessions_attended >= least_sessions) else rows$sessions_attended
  rows$weight <- if (weighted) rows$contacts else rep(1, nrow(rows))
  rest <- covariates(rows)
  first <- lm(as.formula(paste("received ~ arm", rest)), rows, weights = weight)
  if (anyNA(coef(first)["arm"]) || abs(coef(first)["arm"]) < 1e-12) next
  second <- ivreg(as.formula(paste("y ~ received", rest, "| arm", rest)), data = rows, weights = weight)
  effect <- unname(coef(second)["received"]); se <- sqrt(vcovHC(second, type = "HC1")["received", "received"])
  keep(paste0("cace.", kind, if (weighted) "" else ".unweighted"), cace = effect, se_classical = sqrt(vcov(second)["received", "received"]), se_HC1 = se,
    ci_lo_HC1_normal = effect - qnorm(.975) * se, ci_hi_HC1_normal = effect + qnorm(.975) * se, first_stage = unname(coef(first)["arm"]),
    n = nrow(rows))
}

# Burnout: follow-up on arm, strata and baseline, persons clustered in schools: CR2 with Satterthwaite's degrees of freedom; g is the difference over
# the pooled unadjusted deviation of follow-up, with Hedges' correction.
for (column in grep("_baseline$", names(person), value = TRUE)) {
  scale <- sub("_baseline$", "", column)
  both <- merge(data.frame(school = person$school, before = person[[column]], after = person[[paste0(scale, "_followup")]]), school[, c("school", "stratum", "arm")])
  both <- both[!is.na(both$before) & !is.na(both$after), ]
  both <- both[both$stratum %in% names(which(table(both$stratum) > 1)), ]
  if (nrow(both) == 0 || length(unique(both$arm)) < 2) next
  model <- lm(as.formula(paste("after ~ arm", strata_of(both), "+ before")), both)
  if (is.na(coef(model)["arm"])) next
  estimate <- unname(coef(model)["arm"]); error <- satterthwaite(model, both$school)
  n <- table(both$arm); pooled <- sqrt(sum((n - 1) * tapply(both$after, both$arm, var)) / (sum(n) - 2))
  keep(paste0("burnout.ancova", if (scale == "score") "" else paste0(".", scale)), estimate = estimate, se_CR2 = error$se, df_satt = error$df,
    interval(estimate, error), n = nrow(both), sd_pooled = pooled, g = (1 - 3 / (4 * (sum(n) - 2) - 1)) * estimate / pooled)
}

# Turnover: exact rates on all tenures; log-rank and Cox by stratum on those in post at randomisation.
tenure$group[is.na(tenure$group)] <- ""
for (group in unique(tenure$group)) {
  suffix <- if (group == "") "" else paste0(".", group)
  held <- merge(tenure[tenure$group == group, ], school[, c("school", "stratum", "arm")])
  years <- tapply((held$end_day - held$start_day) / 365.25, factor(held$arm, 0:1), sum); left <- tapply(held$left, factor(held$arm, 0:1), sum)
  if (anyNA(years) || any(years <= 0)) next
  for (arm in 0:1) {
    x <- left[[arm + 1]]; t <- years[[arm + 1]] / 100
    keep(paste0("turnover.rates", suffix, ".arm", arm), events = x, person_years = years[[arm + 1]], rate_per_100 = x / t,
      lo = if (x == 0) 0 else qgamma(.025, x) / t, hi = qgamma(.975, x + 1) / t)
  }
  if (sum(left) == 0) next
  share <- binom.test(left[[2]], sum(left))$conf.int; odds <- share / (1 - share) * years[[1]] / years[[2]]
  keep(paste0("turnover.rate_ratio", suffix), rr = left[[2]] / years[[2]] / (left[[1]] / years[[1]]), exact_lo = odds[1], exact_hi = odds[2])
  incumbent <- held[held$incumbent == 1, ]
  by_arm <- tapply(incumbent$left, factor(incumbent$arm, 0:1), sum)
  if (anyNA(by_arm) || sum(by_arm) == 0) next
  test <- survdiff(Surv(end_day, left) ~ arm + strata(stratum), incumbent)
  keep(paste0("turnover.logrank_stratified", suffix), chisq = test$chisq, p = pchisq(test$chisq, 1, lower.tail = FALSE))
  if (any(by_arm == 0)) next
  cox <- coxph(Surv(end_day, left) ~ arm + strata(stratum), incumbent, ties = "efron", cluster = school, control = coxph.control(eps = 1e-11, iter.max = 50))
  keep(paste0("turnover.cox.efron", suffix), log_hr = unname(coef(cox)), se = sqrt(cox$naive.var[1, 1]), se_robust = sqrt(vcov(cox)[1, 1]))
}

repeated <- do.call(rbind, lapply(found, as.data.frame))
write.csv(repeated, "repeated.csv", row.names = FALSE, quote = FALSE)
both <- merge(repeated, results, by = c("id", "key"), suffixes = c(".r", ".pack"))
both <- both[both$value.pack != "", ]
both$pack <- as.numeric(both$value.pack)
both$agrees <- (is.infinite(both$value.r) & both$value.r == both$pack) | abs(both$value.r - both$pack) <= 1e-9 + 1e-6 * abs(both$pack)
for (at in which(!both$agrees)) cat("DIFFERS", both$id[at], both$key[at], "R", both$value.r[at], "results.csv", both$value.pack[at], "\n")
for (family in c("itt.primary.wls_rd", "burnout.ancova", "turnover.", "cace.")) if (!any(startsWith(both$id, family))) cat("ABSENT", family, "\n")
for (family in unique(sub("\\..*", "", both$id))) cat(sprintf("%-10s %d numbers\n", family, sum(startsWith(both$id, family))))
cat(sum(both$agrees), "agree,", sum(!both$agrees), "differ\n")
complete <- all(sapply(c("itt.primary.wls_rd", "burnout.ancova", "turnover.", "cace."), function(family) any(startsWith(both$id, family))))
quit(status = if (all(both$agrees) && complete) 0 else 1)
