# Reference values for methods that the shared reference set does not hold. Run at the root of the repository:
#   Rscript tests/Statistics/R/own_reference.R tests/Data/stats tests/Statistics/R/own_reference.csv
# Debian packages: r-cran-sandwich r-cran-clubsandwich r-cran-survival r-cran-mass
suppressPackageStartupMessages({library(sandwich); library(clubSandwich); library(survival); library(MASS)})
a <- commandArgs(TRUE); out <- NULL
add <- function(set, id, ...) { v <- c(...); out <<- rbind(out, data.frame(dataset = set, id = id, key = names(v), value = sprintf("%.15g", v))) }
for (set in c("small_a", "trial_a", "edge_a")) {
  rd <- function(f) read.csv(file.path(a[1], set, f))
  sm <- rd("school_months.csv"); sm <- sm[!is.na(sm$contacts), ]
  S <- merge(rd("schools.csv"), aggregate(cbind(contacts, nfa) ~ school_id, sm, sum)); S <- merge(S, rd("sessions.csv")); S <- S[order(S$school_id), ]
  A <- S[S$contacts > 0, ]; A$y <- A$nfa / A$contacts
  A$x_miss <- as.integer(A$baseline_contacts == 0); A$x_base <- ifelse(A$x_miss == 1, 0, A$baseline_nfa / pmax(1, A$baseline_contacts))
  f <- if (any(A$x_miss == 1)) y ~ arm + factor(la_id) + x_base + x_miss else y ~ arm + factor(la_id) + x_base
  keep <- hatvalues(lm(f, A, weights = contacts)) < 1 - 1e-8; if (any(!keep)) { A <- A[keep, ]; if (!any(A$x_miss == 1)) f <- y ~ arm + factor(la_id) + x_base }
  m <- lm(f, A, weights = contacts)
  # Supervisors: the supervised schools of an authority, in the order of their marks, in groups of 4; schools of the other arm are their own clusters.
  g <- A$school_id
  for (la in unique(A$la_id)) { i <- which(A$la_id == la & A$arm == 1); g[i] <- paste(la, (seq_along(i) - 1) %/% 4) }
  ct <- coef_test(m, vcovCR(m, cluster = g, type = "CR2", inverse_var = TRUE), test = "Satterthwaite", coefs = "arm"); df <- if (is.null(ct$df_Satt)) ct$df else ct$df_Satt
  add(set, "itt.wls_rd.supervisor_clusters", estimate = unname(coef(m)["arm"]), se_CR2 = ct$SE, df_satt = df)
  # Anderson-Rubin: all b for which arm does not predict y - b T, HC2 and its degrees of freedom, by a root of the test statistic itself.
  d1 <- coef_test(m, vcovCR(m, cluster = seq_len(nobs(m)), type = "CR2", inverse_var = TRUE), test = "Satterthwaite", coefs = "arm"); d1 <- if (is.null(d1$df_Satt)) d1$df else d1$df_Satt
  for (tr in c("binary", "dose")) {
    A$T <- if (tr == "binary") as.integer(A$sessions_attended >= 6) else A$sessions_attended
    fr <- update(f, I(y - b * T) ~ .); h <- function(x) sapply(x, function(b0) { A$yb <- A$y - b0 * A$T; mm <- lm(update(f, yb ~ .), A, weights = contacts); abs(coef(mm)["arm"]) / sqrt(vcovHC(mm, "HC2")["arm", "arm"]) - qt(.975, d1) })
    centre <- unname(coef(m)["arm"] / coef(lm(update(f, T ~ .), A, weights = contacts))["arm"])
    far <- h(c(-1e6, 1e6)); shape <- if (all(far > 0)) 0 else if (all(far < 0) && max(h(seq(-50, 50, length.out = 4001))) <= 0) 2 else 1
    side <- function(s) { step <- 1e-4; while (h(centre + s * step) < 0 && step < 1e5) step <- step * 1.5; if (step >= 1e5) NA else uniroot(h, sort(c(centre, centre + s * step)), tol = 1e-14)$root }
    add(set, paste0("cace.", tr, ".anderson_rubin"), shape = shape, lo = if (shape == 0) side(-1) else NA, hi = if (shape == 0) side(1) else NA)
  }
  # Share of an arm and of an authority: ratio linearisation, t with schools - 1.
  share <- function(q, id) { n <- q$contacts; x <- q$nfa; p <- sum(x) / sum(n); G <- nrow(q); se <- sqrt(G / (G - 1) * sum((x - p * n)^2)) / sum(n); add(set, id, share = p, se_school_clustered = se, ci_lo = p - qt(.975, G - 1) * se, ci_hi = p + qt(.975, G - 1) * se) }
  for (arm in 0:1) share(A0 <- S[S$contacts > 0 & S$arm == arm, ], paste0("itt.raw.arm", arm))
  # Cox with the school as cluster.
  te <- merge(rd("dsl_tenures.csv"), rd("schools.csv")[, c("school_id", "la_id", "arm")])
  I <- te[te$incumbent == 1, ]
  if (all(tapply(I$left, I$arm, sum) > 0)) { cx <- coxph(Surv(end_day, left) ~ arm + strata(la_id), I, ties = "efron", cluster = school_id, control = coxph.control(eps = 1e-11, iter.max = 50)); add(set, "turnover.cox.efron", log_hr = unname(coef(cx)), se_robust = sqrt(vcov(cx)[1, 1])) }
  # Baseline contacts as weights.
  B <- S[S$contacts > 0 & S$baseline_contacts > 0, ]; B$y <- B$nfa / B$contacts; B$x_base <- B$baseline_nfa / B$baseline_contacts
  fb <- y ~ arm + factor(la_id) + x_base; kb <- hatvalues(lm(fb, B, weights = baseline_contacts)) < 1 - 1e-8; B <- B[kb, ]; mb <- lm(fb, B, weights = baseline_contacts)
  cb <- coef_test(mb, vcovCR(mb, cluster = seq_len(nobs(mb)), type = "CR2", inverse_var = TRUE), test = "Satterthwaite", coefs = "arm"); add(set, "itt.wls_rd.baseline_weights", estimate = unname(coef(mb)["arm"]), se_HC2 = cb$SE, df_satterthwaite = if (is.null(cb$df_Satt)) cb$df else cb$df_Satt, n = nobs(mb))
  # Trusts across arms: every third school, in the order of marks, is of the same trust.
  trust <- paste("trust", (match(A$school_id, S$school_id) - 1) %% ((nrow(S) + 2) %/% 3))
  tc <- coef_test(m, vcovCR(m, cluster = trust, type = "CR2", inverse_var = TRUE), test = "Satterthwaite", coefs = "arm")
  add(set, "itt.wls_rd.trust_clusters", estimate = unname(coef(m)["arm"]), se_CR2 = tc$SE, df_satt = if (is.null(tc$df_Satt)) tc$df else tc$df_Satt)
  # One authority left out, and another definition: a third of the other contacts (rounded down) counts, too.
  short <- function(q, id) {
    q$y <- q$nfa / q$contacts; q$x_miss <- as.integer(q$baseline_contacts == 0); q$x_base <- ifelse(q$x_miss == 1, 0, q$baseline_nfa / pmax(1, q$baseline_contacts))
    g <- if (any(q$x_miss == 1) && any(q$x_miss == 0)) y ~ arm + factor(la_id) + x_base + x_miss else y ~ arm + factor(la_id) + x_base
    if (length(unique(q$la_id)) == 1) g <- update(g, . ~ . - factor(la_id))
    k <- hatvalues(lm(g, q, weights = contacts)) < 1 - 1e-8; q <- q[k, ]; if (!any(q$x_miss == 1)) g <- update(g, . ~ . - x_miss)
    if (length(unique(q$la_id)) == 1) g <- update(g, . ~ . - factor(la_id))
    mm <- lm(g, q, weights = contacts); if (is.na(coef(mm)["arm"])) return(invisible())
    cc <- coef_test(mm, vcovCR(mm, cluster = seq_len(nobs(mm)), type = "CR2", inverse_var = TRUE), test = "Satterthwaite", coefs = "arm")
    add(set, id, estimate = unname(coef(mm)["arm"]), se_HC2 = cc$SE, df_satterthwaite = if (is.null(cc$df_Satt)) cc$df else cc$df_Satt, n = nobs(mm))
  }
  W <- S[S$contacts > 0, ]
  for (la in sort(unique(W$la_id))) short(W[W$la_id != la, ], paste0("itt.wls_rd.without_authority.", la))
  V <- W; V$nfa <- V$nfa + (V$contacts - V$nfa) %/% 3; V$baseline_nfa <- V$baseline_nfa + (V$baseline_contacts - V$baseline_nfa) %/% 3
  short(V, "itt.wls_rd.definition.third")
  # Weights for answering where all of arm 1 answered (who did not has the score of baseline): the coefficient has no bound, the weights have.
  P <- merge(rd("dsl_survey.csv"), rd("schools.csv")[, c("school_id", "la_id", "arm")]); P <- P[order(P$dsl_id), ]
  i <- P$arm == 1 & is.na(P$burnout_followup); P$burnout_followup[i] <- P$burnout_baseline[i]
  C <- P[!is.na(P$burnout_baseline) & !is.na(P$burnout_followup), ]; several <- names(which(table(C$la_id) > 1))
  P <- P[!is.na(P$burnout_baseline) & P$la_id %in% several, ]; P$r <- as.integer(!is.na(P$burnout_followup))
  gr <- suppressWarnings(glm(r ~ arm + factor(la_id) + burnout_baseline, binomial, P, control = glm.control(1e-14, 200))); P$w <- 1 / fitted(gr)
  Q <- P[P$r == 1, ]; mw <- lm(burnout_followup ~ arm + factor(la_id) + burnout_baseline, Q, weights = w)
  add(set, "burnout.ipw", estimate = unname(coef(mw)["arm"]), se_CR1S = sqrt(vcovCL(mw, cluster = Q$school_id, type = "HC1")["arm", "arm"]))
}
# NB2 of counts that vary hardly more than Poisson counts: the likelihood of theta is nearly flat.
for (at in list(c(60, 27), c(60, 28), c(80, 32), c(100, 39), c(150, 44), c(200, 51), c(200, 57))) {
  i <- 0:69; y <- at[1] - at[2] %/% 2 + (i * 37) %% at[2]; arm <- i %% 2; half <- factor(i %/% 35)
  nb <- glm.nb(y ~ arm + half, control = glm.control(1e-14, 200))
  add("flat", sprintf("nb2.%g.%g", at[1], at[2]), log_rr = unname(coef(nb)["arm"]), se_model = sqrt(vcov(nb)["arm", "arm"]), theta = nb$theta, loglik = as.numeric(logLik(nb)))
}
# Distribution functions at the edges used.
q <- function(name, v) add("distributions", name, c(value = v))
for (df in c(1, 2.5, 13.43, 235.03, 1e5)) for (p in c(.5, .95, .998)) q(sprintf("qt %g %g", df, p), qt(1 - (1 - p) / 2, df))
for (t in c(.1, 3, 40)) for (df in c(2.5, 235.03)) q(sprintf("pt %g %g", t, df), 2 * pt(-t, df))
for (d in list(c(2, 10), c(307, 8334), c(9, 8632.5), c(23, 1))) for (p in c(.025, .975)) q(sprintf("qf %g %g %g", d[1], d[2], p), qf(p, d[1], d[2]))
for (s in c(1, 3, 100, 1e4, 3e5, 1e6)) for (p in c(.001, .025, .975, .999)) q(sprintf("qgamma %g %g", s, p), qgamma(p, s))
for (v in list(c(2, 10, 1), c(-2, 10, 1), c(.5, 300, 2.8), c(0, 5, -1.5), c(3, 406, 2.9), c(1.97, 9, 8))) q(sprintf("pnt %g %g %g", v[1], v[2], v[3]), pt(v[1], v[2], v[3]))
write.csv(out, a[2], row.names = FALSE, quote = FALSE)
